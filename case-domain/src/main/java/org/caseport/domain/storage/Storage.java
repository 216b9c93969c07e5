package org.caseport.domain.storage;

/** The place where everything is kept. Until it is ready the portal answers that it is not, and tries again by itself. */
public interface Storage {

    /** Whether the database was reached and its tables are those of this version. */
    boolean isReady();

    /** What stands in the way while it is not ready, naming the address and never a password. */
    String trouble();

    /** Told once, when the storage has become ready; whoever needs tables at start waits for it. */
    record Ready() {}
}
