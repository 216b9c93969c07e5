package org.caseport.persistence.chat;

import org.caseport.persistence.database.TestDatabase;

class ChatsOnH2Test extends ChatContract {

    @Override
    protected TestDatabase open() {
        return TestDatabase.h2();
    }
}
