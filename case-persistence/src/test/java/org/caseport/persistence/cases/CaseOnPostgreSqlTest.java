package org.caseport.persistence.cases;

import org.caseport.persistence.database.TestDatabase;

class CaseOnPostgreSqlTest extends CaseContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
