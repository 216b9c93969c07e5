package org.caseport.persistence.desk;

import org.caseport.persistence.database.TestDatabase;

class QueueOnPostgreSqlTest extends QueueContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
