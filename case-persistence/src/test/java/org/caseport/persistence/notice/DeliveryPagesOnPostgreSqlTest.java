package org.caseport.persistence.notice;

import org.caseport.persistence.database.TestDatabase;

class DeliveryPagesOnPostgreSqlTest extends DeliveryPagesContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
