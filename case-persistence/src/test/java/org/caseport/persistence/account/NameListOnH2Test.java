package org.caseport.persistence.account;

import org.caseport.persistence.database.TestDatabase;

class NameListOnH2Test extends NameListContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }
}
