package org.caseport.persistence.live;

import org.caseport.persistence.database.TestDatabase;

class LiveOnH2Test extends LiveContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
