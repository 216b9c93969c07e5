package org.caseport.web.application.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Looks for malware in a file before any of it counts as kept. */
public interface VirusScanner {

    Verdict scan(Source file);

    /** Where a file's bytes are read from. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /** What came of it. */
    enum Verdict {
        /** Nothing was found, or nobody looks here. */
        CLEAN,
        INFECTED,
        /** It could not be looked at, and the operator wants only files that were. */
        NOT_CHECKED;

        /** Why the file is refused, if it is. */
        Optional<AttachingFiles.Outcome.Refused.Why> objection() {
            return switch (this) {
                case CLEAN -> Optional.empty();
                case INFECTED -> Optional.of(AttachingFiles.Outcome.Refused.Why.INFECTED);
                case NOT_CHECKED -> Optional.of(AttachingFiles.Outcome.Refused.Why.NOT_CHECKED);
            };
        }
    }
}
