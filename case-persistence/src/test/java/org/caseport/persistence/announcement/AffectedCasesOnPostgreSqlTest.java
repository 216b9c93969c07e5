package org.caseport.persistence.announcement;

import org.caseport.persistence.database.TestDatabase;

class AffectedCasesOnPostgreSqlTest extends AffectedCaseContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
