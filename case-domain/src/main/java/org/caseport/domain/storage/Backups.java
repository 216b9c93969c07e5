package org.caseport.domain.storage;

import java.io.IOException;
import java.nio.file.Path;

/** Makes backups of everything that is stored, while people work. */
public interface Backups {

    /** Whether the portal makes backups itself; a database server has tools of its own for that. */
    boolean areMadeHere();

    /**
     * Writes a backup, which gets its name once it was read back whole. What an interrupted attempt left there is
     * deleted.
     */
    void make(Path file) throws IOException;
}
