package org.caseport.persistence.column;

import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** Primary key of rows that are numbered and start with the account: account and number. */
@NullUnmarked
public class NumberedKey extends RowKey {

    private static final long serialVersionUID = 1L;

    String account;
    long number;

    public NumberedKey() {}

    public NumberedKey(String account, long number) {
        this.account = account;
        this.number = number;
    }

    @Override
    protected List<Object> values() {
        return List.of(account, number);
    }
}
