package org.caseport.persistence;

class TellingOnPostgreSqlTest extends TellingContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
