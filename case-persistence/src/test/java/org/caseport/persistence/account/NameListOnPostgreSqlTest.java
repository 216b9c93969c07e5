package org.caseport.persistence.account;

import org.caseport.persistence.database.TestDatabase;

class NameListOnPostgreSqlTest extends NameListContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
