package org.caseport.persistence;

class SearchOnPostgreSqlTest extends SearchContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
