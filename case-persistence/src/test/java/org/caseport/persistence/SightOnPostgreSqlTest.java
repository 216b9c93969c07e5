package org.caseport.persistence;

class SightOnPostgreSqlTest extends SightContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
