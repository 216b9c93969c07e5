package org.caseport.persistence.cases;

import org.caseport.persistence.database.TestDatabase;

class CorrespondenceOnH2Test extends CorrespondenceContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
