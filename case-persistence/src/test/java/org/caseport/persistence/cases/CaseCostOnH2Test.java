package org.caseport.persistence.cases;

import org.caseport.persistence.database.TestDatabase;

class CaseCostOnH2Test extends CaseCostContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }

    @Override
    int ofWords() {
        return 4;
    }
}
