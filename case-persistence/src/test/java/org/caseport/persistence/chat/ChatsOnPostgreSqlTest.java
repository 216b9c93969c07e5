package org.caseport.persistence.chat;

import org.caseport.persistence.database.TestDatabase;

class ChatsOnPostgreSqlTest extends ChatContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.postgreSql();
    }
}
