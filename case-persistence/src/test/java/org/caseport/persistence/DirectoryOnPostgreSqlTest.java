package org.caseport.persistence;

class DirectoryOnPostgreSqlTest extends DirectoryContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
