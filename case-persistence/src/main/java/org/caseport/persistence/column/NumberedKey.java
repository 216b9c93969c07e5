package org.caseport.persistence.column;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;

/** Primary key of rows that are numbered and start with the account: account and number. */
@NullUnmarked
public class NumberedKey implements Serializable {

    private static final long serialVersionUID = 1L;

    String account;
    long number;

    public NumberedKey() {}

    public NumberedKey(String account, long number) {
        this.account = account;
        this.number = number;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberedKey key && Objects.equals(account, key.account) && number == key.number;
    }

    @Override
    public int hashCode() {
        return Objects.hash(account, number);
    }
}
