package org.caseport.persistence.call;

import org.caseport.persistence.database.TestDatabase;

class CallbacksOnH2Test extends CallbackContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }
}
