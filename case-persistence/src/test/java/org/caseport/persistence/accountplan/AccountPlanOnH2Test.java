package org.caseport.persistence.accountplan;

import org.caseport.persistence.database.TestDatabase;

class AccountPlanOnH2Test extends AccountPlanContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }
}
