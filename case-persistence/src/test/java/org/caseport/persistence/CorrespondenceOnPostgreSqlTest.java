package org.caseport.persistence;

class CorrespondenceOnPostgreSqlTest extends CorrespondenceContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
