package org.caseport.persistence.column;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Primary key of several columns. A key has fields of the same names as its row's, as JPA asks; it is equal to a key of
 * the same kind with the same values.
 */
public abstract class RowKey implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The values of all fields, in their order; none may be missing. */
    protected abstract List<Object> values();

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof RowKey key && getClass().equals(key.getClass()) && values().equals(key.values());
    }

    @Override
    public final int hashCode() {
        return values().hashCode();
    }
}
