package org.caseport.persistence.identity;

import org.caseport.persistence.database.TestDatabase;

class DirectoryOnH2Test extends DirectoryContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
