package org.caseport.persistence.accountplan;

import org.caseport.persistence.database.TestDatabase;

class AccountPlanOnPostgreSqlTest extends AccountPlanContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
