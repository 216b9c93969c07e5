package org.caseport.persistence.chat;

import java.util.List;
import org.caseport.persistence.column.RowKey;
import org.jspecify.annotations.NullUnmarked;

/** Primary key of rows that belong to a chat: account, chat, and what tells them apart. */
@NullUnmarked
public class ChatKey extends RowKey {

    private static final long serialVersionUID = 1L;

    String account;
    String chat;
    String key;

    public ChatKey() {}

    ChatKey(String account, String chat, String key) {
        this.account = account;
        this.chat = chat;
        this.key = key;
    }

    @Override
    protected List<Object> values() {
        return List.of(account, chat, key);
    }
}
