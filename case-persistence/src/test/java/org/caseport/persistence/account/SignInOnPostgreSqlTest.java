package org.caseport.persistence.account;

import org.caseport.persistence.database.TestDatabase;

class SignInOnPostgreSqlTest extends SignInContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
