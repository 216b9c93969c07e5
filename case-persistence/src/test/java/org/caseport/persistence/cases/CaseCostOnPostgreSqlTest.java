package org.caseport.persistence.cases;

import org.caseport.persistence.database.TestDatabase;

class CaseCostOnPostgreSqlTest extends CaseCostContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }

    @Override
    int ofWords() {
        return 1;
    }
}
