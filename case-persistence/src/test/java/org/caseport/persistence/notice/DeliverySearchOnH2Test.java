package org.caseport.persistence.notice;

import org.caseport.persistence.database.TestDatabase;

class DeliverySearchOnH2Test extends DeliverySearchContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }
}
