package org.caseport.persistence.call;

import java.util.List;
import org.caseport.persistence.column.RowKey;
import org.jspecify.annotations.NullUnmarked;

/** Primary key of rows that belong to a callback: account, callback, and what tells them apart. */
@NullUnmarked
public class CallKey extends RowKey {

    private static final long serialVersionUID = 1L;

    String account;
    String callback;
    String key;

    public CallKey() {}

    CallKey(String account, String callback, String key) {
        this.account = account;
        this.callback = callback;
        this.key = key;
    }

    @Override
    protected List<Object> values() {
        return List.of(account, callback, key);
    }
}
