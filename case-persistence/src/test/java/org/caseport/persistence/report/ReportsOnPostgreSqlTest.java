package org.caseport.persistence.report;

import org.caseport.persistence.database.TestDatabase;

class ReportsOnPostgreSqlTest extends ReportContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
