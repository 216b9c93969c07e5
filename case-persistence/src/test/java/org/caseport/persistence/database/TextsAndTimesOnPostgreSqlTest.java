package org.caseport.persistence.database;

class TextsAndTimesOnPostgreSqlTest extends TextsAndTimesContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
