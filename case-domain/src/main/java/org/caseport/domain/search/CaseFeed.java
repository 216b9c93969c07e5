package org.caseport.domain.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.contact.ContactLanguage;
import org.jspecify.annotations.Nullable;

/** Reads the visible cases and their correspondence, newest first and page by page. */
public interface CaseFeed {

    /**
     * A page of cases, last opened first.
     *
     * @param after the position of the last case of the page before; null for the first page
     */
    List<Heading> cases(Visibility visibility, Filter filter, @Nullable Place after, int most);

    /** The last communications of each of these cases, newest first and at most so many each. */
    Map<CaseId, List<Communication>> latestCommunications(Visibility visibility, List<CaseId> cases, int most);

    /**
     * A page of a case's correspondence, newest first.
     *
     * @param below only communications with a lower number, since the pages before had the others; null for the first
     *     page
     */
    List<Communication> communications(
            Visibility visibility,
            CaseId id,
            @Nullable Instant from,
            @Nullable Instant before,
            @Nullable Integer below,
            int most);

    /**
     * Filters the cases.
     *
     * @param ids only these; empty for any
     * @param from opened at this instant or later
     * @param before opened before this instant
     */
    record Filter(
            List<CaseId> ids,
            @Nullable DisplayId displayId,
            Instant from,
            @Nullable Instant before,
            boolean resolvedToo,
            @Nullable ContactLanguage language) {

        public Filter {
            ids = List.copyOf(ids);
        }
    }

    /** A position between two cases of a list (keyset paging): after the one opened at this instant with this id. */
    record Place(Instant openedAt, CaseId id) {}

    /** A case without its correspondence. */
    record Heading(
            CaseId id,
            DisplayId displayId,
            String subject,
            CaseStatus status,
            String service,
            @Nullable String category,
            Severity severity,
            String requesterName,
            Instant openedAt,
            List<String> contacts,
            ContactLanguage language) {

        public Heading {
            contacts = List.copyOf(contacts);
        }
    }
}
