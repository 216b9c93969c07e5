package org.caseport.persistence.cases;

import org.caseport.persistence.database.TestDatabase;

class SightOnH2Test extends SightContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
