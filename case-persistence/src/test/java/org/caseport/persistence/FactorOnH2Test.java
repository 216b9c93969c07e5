package org.caseport.persistence;

class FactorOnH2Test extends FactorContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
