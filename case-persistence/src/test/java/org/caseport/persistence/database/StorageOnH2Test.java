package org.caseport.persistence.database;

class StorageOnH2Test extends StorageContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
