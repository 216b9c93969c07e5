package org.caseport.domain.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
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
import org.caseport.domain.text.Blanks;
import org.jspecify.annotations.Nullable;

/**
 * The open cases of all accounts that agents take work from, most urgent first: unanswered ones by response due, then
 * those that wait for support, then those that wait for the customer, the longest untouched first.
 */
public interface Queue {

    /** How far ahead {@link View#DUE_SOON} looks. */
    Duration SOON = Duration.ofHours(1);

    /** From how many percent of its target on an unanswered case stands out. */
    int AT_RISK = 75;

    /**
     * A page of what an agent looks at.
     *
     * @param after where the page before ended; null for the first page
     */
    List<Line> page(Agent agent, View view, Filter filter, @Nullable Place after, Instant now, int most);

    /**
     * The most urgent case that is nobody's, waits for support and that the agent can take. Nobody else changes it, and
     * nobody else is given it, until the transaction ends; those held by others are passed over.
     */
    Optional<CaseId> next(Agent agent, Instant now);

    /**
     * Unanswered cases whose target is used up by half or more, most urgent first: the agent's own, and those of nobody
     * that the agent can take; a supervisor's are all of them.
     */
    List<Line> warnings(Agent agent, int most);

    /** Resolved cases of any account on the same service whose subject shares words with this one's, best first. */
    List<CaseSummary> resolvedLike(SupportCase supportCase, int most);

    /** The case that goes by this id or number, open or not. */
    Optional<CaseId> named(CaseReference reference);

    /** Where a case stands in the queue; empty for a resolved one. */
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

    /** Whose turn it is, declared most urgent first. */
    enum Turn {
        UNANSWERED(0),
        SUPPORT(1),
        CUSTOMER(2);

        private final int rank;

        Turn(int rank) {
            this.rank = rank;
        }

        /** Lower is more urgent. Kept in tables. */
        public int rank() {
            return rank;
        }
    }

    /** A saved view. */
    enum View {
        /** Nobody's, waits for support, and in the agent's services and languages. */
        CAN_TAKE("can-take"),
        UNASSIGNED("unassigned"),
        MINE("mine"),
        WAITING_FOR_US("waiting-for-us"),
        WAITING_FOR_CUSTOMER("waiting-for-customer"),
        /** Unanswered, and due within {@link #SOON}. */
        DUE_SOON("due-soon"),
        /** Unanswered, and due before now. */
        MISSED("missed"),
        CHATS("chats"),
        CALLS("calls"),
        ALL_OPEN("all"),
        /** Due since the filter's instant and not answered by then, resolved ones too, in the order they were due. */
        MISSED_SINCE("missed-since");

        private final String code;

        View(String code) {
            this.code = code;
        }

        /** The word for it in addresses. */
        public String code() {
            return code;
        }
    }

    /**
     * Which lines of a view; what is null or empty leaves all.
     *
     * @param text words and beginnings of words in subject, correspondence and the requester's name and e-mail address,
     * all of which must be there
     * @param statuses one of these; with {@link CaseStatus#RESOLVED} the lines are those last due first, open or not
     * @param account its number, or a part of its name
     * @param assignee whose cases
     * @param since from when on {@link View#MISSED_SINCE} counts
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
            @Nullable Instant since) {

        public static final Filter NONE = new Filter("", Set.of(), null, null, null, null, "", null, null);

        public Filter {
            text = Blanks.strip(text);
            account = Blanks.strip(account);
            statuses = Set.copyOf(statuses);
        }

        /** Whether resolved cases are asked for, which stand in no queue. */
        public boolean resolvedToo() {
            return statuses.contains(CaseStatus.RESOLVED);
        }
    }

    /**
     * A place between two lines, told by what they are sorted by: it stays where it is while cases come and go.
     *
     * @param rank whose turn it is, as a number: lower is more urgent
     */
    record Place(int rank, Instant at, CaseId id) {}

    /**
     * One line of the queue.
     *
     * @param atRisk when three quarters of the target are used up
     * @param warned up to how many percent of the target somebody was warned
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

        /** Whether the clock still runs. */
        public boolean isUnanswered() {
            return firstResponseAt == null && status.isOpen();
        }
    }
}
