package org.caseport.persistence.report;

import org.caseport.persistence.database.TestDatabase;

class ReportMailsOnPostgreSqlTest extends ReportMailContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
