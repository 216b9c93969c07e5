package org.caseport.persistence;

class ChainOnH2Test extends ChainContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
