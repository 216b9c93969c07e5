package org.caseport.web.application.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Scans a file for malware before it is stored. */
public interface VirusScanner {

    Verdict scan(Source file);

    /** Where a file's bytes are read from. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /** The result of a scan. */
    enum Verdict {
        /** Nothing was found, or no scanner is configured. */
        CLEAN,
        INFECTED,
        /** No scanner could check it, and the operator accepts only files that were checked. */
        NOT_CHECKED;

        /** Why the file is refused, if it is. */
        public Optional<AttachingFiles.Outcome.Refused.Why> objection() {
            return switch (this) {
                case CLEAN -> Optional.empty();
                case INFECTED -> Optional.of(AttachingFiles.Outcome.Refused.Why.INFECTED);
                case NOT_CHECKED -> Optional.of(AttachingFiles.Outcome.Refused.Why.NOT_CHECKED);
            };
        }
    }
}
