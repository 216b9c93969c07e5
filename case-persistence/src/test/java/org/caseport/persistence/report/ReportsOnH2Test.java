package org.caseport.persistence.report;

import org.caseport.persistence.database.TestDatabase;

class ReportsOnH2Test extends ReportContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }
}
