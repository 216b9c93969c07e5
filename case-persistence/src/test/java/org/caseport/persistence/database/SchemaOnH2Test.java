package org.caseport.persistence.database;

class SchemaOnH2Test extends SchemaContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }
}
