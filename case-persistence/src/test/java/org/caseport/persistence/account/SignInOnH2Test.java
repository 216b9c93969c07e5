package org.caseport.persistence.account;

import org.caseport.persistence.database.TestDatabase;

class SignInOnH2Test extends SignInContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }
}
