package org.caseport.persistence.draft;

import org.caseport.persistence.database.TestDatabase;

class DraftOnPostgreSqlTest extends DraftContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
