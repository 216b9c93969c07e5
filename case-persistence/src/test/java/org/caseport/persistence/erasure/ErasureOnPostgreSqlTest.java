package org.caseport.persistence.erasure;

import org.caseport.persistence.database.TestDatabase;

class ErasureOnPostgreSqlTest extends ErasureContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
