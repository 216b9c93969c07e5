package org.caseport.persistence.call;

import org.caseport.persistence.database.TestDatabase;

class CallbacksOnPostgreSqlTest extends CallbackContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
