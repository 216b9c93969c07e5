package org.caseport.web.application;

import java.time.Instant;
import org.caseport.domain.file.AttachmentSet;

/** What came of asking for an attachment set. */
sealed interface TakingSet {

    record Taken(AttachmentSet set) implements TakingSet {}

    record NoSuchSet() implements TakingSet {}

    record Expired(Instant expiredAt) implements TakingSet {}
}
