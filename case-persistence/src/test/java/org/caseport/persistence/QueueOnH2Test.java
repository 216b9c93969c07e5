package org.caseport.persistence;

class QueueOnH2Test extends QueueContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
