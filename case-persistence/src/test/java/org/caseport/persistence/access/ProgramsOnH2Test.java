package org.caseport.persistence.access;

import org.caseport.persistence.database.TestDatabase;

class ProgramsOnH2Test extends ProgramsContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
