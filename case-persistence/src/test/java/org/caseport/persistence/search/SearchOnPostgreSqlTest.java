package org.caseport.persistence.search;

import org.caseport.persistence.database.TestDatabase;

class SearchOnPostgreSqlTest extends SearchContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
