package org.caseport.persistence.database;

class StorageOnPostgreSqlTest extends StorageContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
