package org.caseport.persistence.identity;

import org.caseport.persistence.database.TestDatabase;

class FactorOnH2Test extends FactorContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
