package org.caseport.persistence.column;

import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** Primary key of rows that are numbered within a case: account, case and number. */
@NullUnmarked
public class CaseNumberKey extends RowKey {

    private static final long serialVersionUID = 1L;

    String account;
    String supportCase;
    int number;

    @Override
    protected List<Object> values() {
        return List.of(account, supportCase, number);
    }
}
