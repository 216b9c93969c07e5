package org.caseport.persistence.report;

import org.caseport.persistence.database.TestDatabase;

class ReportMailsOnH2Test extends ReportMailContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }
}
