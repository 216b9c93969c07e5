package org.caseport.persistence;

class StorageOnH2Test extends StorageContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
