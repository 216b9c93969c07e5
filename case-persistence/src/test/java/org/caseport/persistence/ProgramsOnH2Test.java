package org.caseport.persistence;

class ProgramsOnH2Test extends ProgramsContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
