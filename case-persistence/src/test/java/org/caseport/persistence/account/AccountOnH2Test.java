package org.caseport.persistence.account;

import org.caseport.persistence.database.TestDatabase;

class AccountOnH2Test extends AccountContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }
}
