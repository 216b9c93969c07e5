package org.caseport.persistence.draft;

import org.caseport.persistence.database.TestDatabase;

class DraftOnH2Test extends DraftContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }
}
