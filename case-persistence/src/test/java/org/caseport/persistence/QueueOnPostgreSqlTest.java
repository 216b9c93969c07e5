package org.caseport.persistence;

class QueueOnPostgreSqlTest extends QueueContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
