package org.caseport.persistence.account;

import org.caseport.persistence.database.TestDatabase;

class AccountOnPostgreSqlTest extends AccountContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
