package org.caseport.persistence;

class TellingOnH2Test extends TellingContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
