package org.caseport.persistence.cases;

import org.caseport.persistence.database.TestDatabase;

class CorrespondenceOnPostgreSqlTest extends CorrespondenceContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
