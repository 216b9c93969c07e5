package org.caseport.persistence.notice;

import org.caseport.persistence.database.TestDatabase;

class TellingOnH2Test extends TellingContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
