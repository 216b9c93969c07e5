package org.caseport.persistence;

class SightOnH2Test extends SightContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
