package org.caseport.persistence.notice;

import org.caseport.persistence.database.TestDatabase;

class TellingOnPostgreSqlTest extends TellingContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
