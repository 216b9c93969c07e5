package org.caseport.persistence;

class DirectoryOnH2Test extends DirectoryContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
