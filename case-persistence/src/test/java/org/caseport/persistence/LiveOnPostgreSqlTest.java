package org.caseport.persistence;

class LiveOnPostgreSqlTest extends LiveContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
