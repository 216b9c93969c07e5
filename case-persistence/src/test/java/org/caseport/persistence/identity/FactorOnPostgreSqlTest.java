package org.caseport.persistence.identity;

import org.caseport.persistence.database.TestDatabase;

class FactorOnPostgreSqlTest extends FactorContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
