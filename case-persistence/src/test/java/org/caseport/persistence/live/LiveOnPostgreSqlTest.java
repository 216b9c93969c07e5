package org.caseport.persistence.live;

import org.caseport.persistence.database.TestDatabase;

class LiveOnPostgreSqlTest extends LiveContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
