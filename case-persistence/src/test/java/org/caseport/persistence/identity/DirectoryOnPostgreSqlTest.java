package org.caseport.persistence.identity;

import org.caseport.persistence.database.TestDatabase;

class DirectoryOnPostgreSqlTest extends DirectoryContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
