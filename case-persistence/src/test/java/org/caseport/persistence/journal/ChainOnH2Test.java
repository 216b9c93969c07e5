package org.caseport.persistence.journal;

import org.caseport.persistence.database.TestDatabase;

class ChainOnH2Test extends ChainContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
