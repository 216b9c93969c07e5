package org.caseport.persistence.notice;

import org.caseport.persistence.database.TestDatabase;

class DeliverySearchOnPostgreSqlTest extends DeliverySearchContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
