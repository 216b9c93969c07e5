package org.caseport.persistence.column;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;

/** Primary key of rows that belong to an account: account and id. */
@NullUnmarked
public class OwnedKey implements Serializable {

    private static final long serialVersionUID = 1L;

    String account;
    String id;

    public OwnedKey() {}

    public OwnedKey(String account, String id) {
        this.account = account;
        this.id = id;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OwnedKey key && Objects.equals(account, key.account) && Objects.equals(id, key.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, id);
    }
}
