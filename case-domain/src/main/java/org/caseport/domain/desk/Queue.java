package org.caseport.domain.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.announcement.AnnouncementId;
import org.caseport.domain.cases.Assignee;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.search.CaseReference;
import org.caseport.domain.text.BlankText;
import org.jspecify.annotations.Nullable;

/**
 * The open cases of all accounts that agents take work from, most urgent first: unanswered ones by response due, then
 * those that wait for support, then those that wait for the customer, the longest untouched first.
 */
public interface Queue {

    /** How far {@link #counts} counts. */
    int MOST_COUNTED = 100;

    /**
     * A page of a view.
     *
     * @param after the position of the last line of the page before; null for the first page
     * @param soon until when {@link View#DUE_SOON} looks
     */
    List<Line> page(Agent agent, View view, Filter filter, @Nullable Place after, Instant now, Instant soon, int most);

    /**
     * How many cases each view but {@link View#MISSED_SINCE} has without a filter, in one statement. It counts to
     * {@link #MOST_COUNTED} and no further, so that it costs the same however long the queue is.
     *
     * @param soon until when {@link View#DUE_SOON} looks
     */
    Map<View, Integer> counts(Agent agent, Instant now, Instant soon);

    /**
     * The most urgent case that is unassigned, waits for support and that the agent can take. It is locked until the
     * transaction ends, so that nobody else changes it or gets it; cases that others have locked are skipped.
     */
    Optional<CaseId> next(Agent agent, Instant now);

    /**
     * How many open cases are assigned to the agent. Locks the agent: the number counts until the transaction ends for
     * all who ask for it.
     */
    int lockedOpenOf(PersonId agent);

    /** The open cases that are assigned to this person, up to so many. */
    List<CaseId> openOf(PersonId agent, int most);

    /** Resolved cases of any account on the same service whose subject shares words with this one's, best first. */
    List<CaseSummary> resolvedLike(SupportCase supportCase, int most);

    /** The case with this id or number, open or not. */
    Optional<CaseId> named(CaseReference reference);

    /** The position of a case in the queue; empty for a resolved one. */
    static Optional<Place> placeOf(SupportCase supportCase) {
        if (!supportCase.status().isOpen()) {
            return Optional.empty();
        }
        Turn turn = supportCase.firstResponseAt() == null
                ? Turn.UNANSWERED
                : supportCase.status().waitsForSupport() ? Turn.SUPPORT : Turn.CUSTOMER;
        Instant at = turn == Turn.UNANSWERED ? supportCase.request().promise().due() : supportCase.lastActivityAt();
        return Optional.of(new Place(turn.rank(), at, supportCase.id()));
    }

    /** The side whose turn it is to act, declared most urgent first. */
    enum Turn {
        UNANSWERED(0),
        SUPPORT(1),
        CUSTOMER(2);

        private final int rank;

        Turn(int rank) {
            this.rank = rank;
        }

        /** Lower is more urgent. Stored in tables. */
        public int rank() {
            return rank;
        }
    }

    /** A fixed view of the queue. */
    enum View {
        /** Unassigned, waiting for support, and in the agent's services and languages. */
        CAN_TAKE("can-take"),
        UNASSIGNED("unassigned"),
        MINE("mine"),
        WAITING_FOR_US("waiting-for-us"),
        WAITING_FOR_CUSTOMER("waiting-for-customer"),
        /** Unanswered, and due soon. */
        DUE_SOON("due-soon"),
        /** Unanswered, not due yet, and at risk by the warnings of its promise. */
        AT_RISK("at-risk"),
        /** Unanswered, and due before now. */
        MISSED("missed"),
        CHATS("chats"),
        CALLS("calls"),
        ALL_OPEN("all"),
        /**
         * Due since the filter's instant and without a response in time, resolved ones too, in the order they were due.
         */
        MISSED_SINCE("missed-since");

        private final String code;

        View(String code) {
            this.code = code;
        }

        /** Its code in addresses. */
        public String code() {
            return code;
        }
    }

    /**
     * Filters the lines of a view; a value that is null or empty excludes nothing.
     *
     * @param text words and beginnings of words in subject, correspondence and the requester's name and e-mail address,
     *     all of which must be there
     * @param statuses the statuses to show; with {@link CaseStatus#RESOLVED} the lines are those last due first, open
     *     or not
     * @param account its number, or a part of its name
     * @param assignee the agent whose cases are shown
     * @param since from when on {@link View#MISSED_SINCE} counts
     * @param problem the known problem whose cases are shown
     */
    record Filter(
            String text,
            Set<CaseStatus> statuses,
            @Nullable CaseType type,
            @Nullable Severity severity,
            @Nullable String service,
            @Nullable String language,
            String account,
            @Nullable PersonId assignee,
            @Nullable Instant since,
            @Nullable AnnouncementId problem) {

        public static final Filter NONE = new Filter("", Set.of(), null, null, null, null, "", null, null, null);

        public Filter {
            text = BlankText.strip(text);
            account = BlankText.strip(account);
            statuses = Set.copyOf(statuses);
        }

        /** Whether the filter includes resolved cases, which are not in the queue. */
        public boolean resolvedToo() {
            return statuses.contains(CaseStatus.RESOLVED);
        }
    }

    /**
     * A position between two lines, given by their sort values (keyset paging): it stays valid while cases come and go.
     *
     * @param rank the rank of the {@link Turn}: lower is more urgent
     */
    record Place(int rank, Instant at, CaseId id) {}

    /**
     * One line of the queue.
     *
     * @param atRisk from when on it is at risk, if nobody responds
     * @param warned the percentage of the target at which the last warning was given
     */
    record Line(
            CaseId id,
            DisplayId displayId,
            String subject,
            String accountName,
            SupportPlan plan,
            CaseType type,
            String service,
            Severity severity,
            CaseStatus status,
            ContactLanguage language,
            ContactMethod method,
            @Nullable Assignee assignee,
            boolean escalated,
            Instant openedAt,
            Instant atRisk,
            Instant due,
            @Nullable Instant firstResponseAt,
            Instant lastActivityAt,
            int warned,
            boolean confidential,
            Place place) {

        /** Whether the case is open and still waits for its first response. */
        public boolean isUnanswered() {
            return firstResponseAt == null && status.isOpen();
        }
    }
}
