package org.caseport.persistence.call;

import java.util.List;
import org.caseport.persistence.column.RowKey;
import org.jspecify.annotations.NullUnmarked;

/** Primary key of a call that the telephone system was asked to place. */
@NullUnmarked
public class PhoneCallKey extends RowKey {

    private static final long serialVersionUID = 1L;

    String account;
    String callback;
    int number;

    public PhoneCallKey() {}

    @Override
    protected List<Object> values() {
        return List.of(account, callback, number);
    }
}
