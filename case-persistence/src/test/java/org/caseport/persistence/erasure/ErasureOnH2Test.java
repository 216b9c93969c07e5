package org.caseport.persistence.erasure;

import org.caseport.persistence.database.TestDatabase;

class ErasureOnH2Test extends ErasureContract {

    @Override
    TestDatabase open() {
        return TestDatabase.h2();
    }
}
