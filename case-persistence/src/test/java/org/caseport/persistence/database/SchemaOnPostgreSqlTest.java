package org.caseport.persistence.database;

class SchemaOnPostgreSqlTest extends SchemaContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
