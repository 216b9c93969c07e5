package org.caseport.persistence.journal;

import org.caseport.persistence.database.TestDatabase;

class JournalOnPostgreSqlTest extends JournalContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
