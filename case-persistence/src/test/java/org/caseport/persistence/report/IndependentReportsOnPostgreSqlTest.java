package org.caseport.persistence.report;

import org.caseport.persistence.database.TestDatabase;

class IndependentReportsOnPostgreSqlTest extends IndependentReportContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
