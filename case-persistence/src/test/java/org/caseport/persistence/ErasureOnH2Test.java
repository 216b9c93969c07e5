package org.caseport.persistence;

class ErasureOnH2Test extends ErasureContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
