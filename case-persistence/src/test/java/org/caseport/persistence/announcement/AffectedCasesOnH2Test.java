package org.caseport.persistence.announcement;

import org.caseport.persistence.database.TestDatabase;

class AffectedCasesOnH2Test extends AffectedCaseContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }
}
