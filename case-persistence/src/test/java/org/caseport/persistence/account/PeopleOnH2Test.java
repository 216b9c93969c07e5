package org.caseport.persistence.account;

import org.caseport.persistence.database.TestDatabase;

class PeopleOnH2Test extends PeopleContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }
}
