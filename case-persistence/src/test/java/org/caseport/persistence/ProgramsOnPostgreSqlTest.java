package org.caseport.persistence;

class ProgramsOnPostgreSqlTest extends ProgramsContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
