package org.caseport.persistence.desk;

import org.caseport.persistence.database.TestDatabase;

class QueueOnH2Test extends QueueContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
