package org.caseport.persistence.file;

import org.caseport.persistence.database.TestDatabase;

class FileOnPostgreSqlTest extends FileContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
