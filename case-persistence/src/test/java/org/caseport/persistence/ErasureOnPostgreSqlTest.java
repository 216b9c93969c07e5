package org.caseport.persistence;

class ErasureOnPostgreSqlTest extends ErasureContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
