package org.caseport.persistence.version;

import org.caseport.persistence.database.TestDatabase;

class VersionOnH2Test extends VersionContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }
}
