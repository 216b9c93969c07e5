package org.caseport.persistence.column;

import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** Primary key of rows of a person in a case: account, case and person. */
@NullUnmarked
public class CasePersonKey extends RowKey {

    private static final long serialVersionUID = 1L;

    String account;
    String supportCase;
    String person;

    @Override
    protected List<Object> values() {
        return List.of(account, supportCase, person);
    }
}
