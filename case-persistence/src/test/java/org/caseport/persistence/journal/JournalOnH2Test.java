package org.caseport.persistence.journal;

import org.caseport.persistence.database.TestDatabase;

class JournalOnH2Test extends JournalContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }
}
