package org.caseport.persistence.version;

import org.caseport.persistence.database.TestDatabase;

class VersionOnPostgreSqlTest extends VersionContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
