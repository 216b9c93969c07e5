package org.caseport.persistence;

class FactorOnPostgreSqlTest extends FactorContract {

    @Override
    TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
