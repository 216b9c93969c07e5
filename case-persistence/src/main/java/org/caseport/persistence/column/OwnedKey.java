package org.caseport.persistence.column;

import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** Primary key of rows that belong to an account: account and id. */
@NullUnmarked
public class OwnedKey extends RowKey {

    private static final long serialVersionUID = 1L;

    String account;
    String id;

    public OwnedKey() {}

    public OwnedKey(String account, String id) {
        this.account = account;
        this.id = id;
    }

    @Override
    protected List<Object> values() {
        return List.of(account, id);
    }
}
