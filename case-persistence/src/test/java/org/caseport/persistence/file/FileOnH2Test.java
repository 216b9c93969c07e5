package org.caseport.persistence.file;

import org.caseport.persistence.database.TestDatabase;

class FileOnH2Test extends FileContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }
}
