package org.caseport.persistence;

class SearchOnH2Test extends SearchContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
