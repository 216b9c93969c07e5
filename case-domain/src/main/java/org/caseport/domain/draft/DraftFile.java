package org.caseport.domain.draft;

import java.time.Duration;
import java.time.Instant;
import org.caseport.domain.file.AttachedFile;

/**
 * A file on a draft.
 *
 * @param expired whether its bytes are gone because no file was added to the draft for {@link #KEPT}; the line stays so
 *     that the page can say which files to attach again
 */
public record DraftFile(AttachedFile file, Instant addedAt, boolean expired) {

    /** How long files are kept after the last one was added. Source: the wizard's second step. */
    public static final Duration KEPT = Duration.ofHours(1);
}
