package org.caseport.persistence.account;

import org.caseport.persistence.database.TestDatabase;

class PeopleOnPostgreSqlTest extends PeopleContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
