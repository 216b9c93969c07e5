package org.caseport.persistence.notice;

import org.caseport.persistence.database.TestDatabase;

class DeliveryPagesOnH2Test extends DeliveryPagesContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }
}
