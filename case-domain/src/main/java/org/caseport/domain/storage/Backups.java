package org.caseport.domain.storage;

import java.io.IOException;
import java.nio.file.Path;

/** Copies of everything that is kept, made while people work. */
public interface Backups {

    /** Whether the portal makes them; a database server has programs of its own for that. */
    boolean areMadeHere();

    /**
     * Makes one, which gets its name once it was read back whole. What an attempt that broke off left there is deleted.
     */
    void make(Path file) throws IOException;
}
