package org.caseport.persistence.database;

class TextsAndTimesOnH2Test extends TextsAndTimesContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }
}
