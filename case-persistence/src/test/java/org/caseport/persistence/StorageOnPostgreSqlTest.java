package org.caseport.persistence;

class StorageOnPostgreSqlTest extends StorageContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
