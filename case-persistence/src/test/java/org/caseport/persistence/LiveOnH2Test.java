package org.caseport.persistence;

class LiveOnH2Test extends LiveContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
