package org.caseport.persistence.cases;

import org.caseport.persistence.database.TestDatabase;

class CaseOnH2Test extends CaseContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }
}
