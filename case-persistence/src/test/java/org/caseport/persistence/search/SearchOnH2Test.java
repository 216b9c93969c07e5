package org.caseport.persistence.search;

import org.caseport.persistence.database.TestDatabase;

class SearchOnH2Test extends SearchContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
