package org.caseport.persistence.access;

import org.caseport.persistence.database.TestDatabase;

class ProgramsOnPostgreSqlTest extends ProgramsContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
