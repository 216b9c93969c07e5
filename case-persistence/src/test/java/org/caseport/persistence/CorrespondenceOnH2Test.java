package org.caseport.persistence;

class CorrespondenceOnH2Test extends CorrespondenceContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
