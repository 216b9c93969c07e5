package org.caseport.persistence.cases;

import org.caseport.persistence.database.TestDatabase;

class SightOnPostgreSqlTest extends SightContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
