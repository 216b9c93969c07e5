package org.caseport.persistence.report;

import org.caseport.persistence.database.TestDatabase;

class IndependentReportsOnH2Test extends IndependentReportContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }
}
