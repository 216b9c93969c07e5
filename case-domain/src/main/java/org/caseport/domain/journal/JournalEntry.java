package org.caseport.domain.journal;

import java.time.Instant;
import java.util.stream.Collectors;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Audience;
import org.caseport.domain.cases.CaseEvent;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the journal: who did what, when and with what outcome. No subject, text, address or file name is ever in
 * it.
 *
 * @param account the account whose data it was about; null for none, such as for a failed sign-in
 * @param person who acted; null for the system and for people who are not known
 * @param act a code with dots such as {@code case.opened} or {@code sign-in.failed}
 * @param target an id, such as a case's or a draft's
 * @param outcome {@code done}, or {@code refused}
 * @param detail further codes, such as statuses or reasons of refusal
 */
public record JournalEntry(
        @Nullable AccountId account,
        @Nullable PersonId person,
        String act,
        @Nullable String target,
        String outcome,
        String detail,
        Instant at) {

    /** How many members are named of an audience, since the length of a detail is limited. */
    private static final int NAMED = 50;

    /** The journal entry for an event of a case. */
    public static JournalEntry of(CaseEvent event) {
        if (event instanceof CaseEvent.Opened opened) {
            return done(
                    event,
                    "case.opened",
                    opened.type().code() + " " + opened.severity().code());
        }
        if (event instanceof CaseEvent.CommunicationAdded added) {
            return done(event, "case.communication-added", added.side() + " " + added.number() + " " + added.purpose());
        }
        if (event instanceof CaseEvent.StatusChanged changed) {
            return done(
                    event,
                    "case.status-changed",
                    changed.from().code() + " " + changed.to().code() + " " + changed.side() + " " + changed.why());
        }
        if (event instanceof CaseEvent.Assigned assigned) {
            return done(event, "case.assigned", orNobody(assigned.from()) + " " + orNobody(assigned.to()));
        }
        if (event instanceof CaseEvent.SeverityChanged changed) {
            return done(
                    event,
                    "case.severity-changed",
                    changed.from().code() + " " + changed.to().code() + " " + changed.due());
        }
        if (event instanceof CaseEvent.TopicChanged changed) {
            return done(
                    event,
                    "case.topic-changed",
                    changed.category() == null ? changed.service() : changed.service() + " " + changed.category());
        }
        if (event instanceof CaseEvent.NoteAdded added) {
            return done(event, "case.note-added", Integer.toString(added.number()));
        }
        if (event instanceof CaseEvent.Merged merged) {
            return done(event, "case.merged", merged.into().value());
        }
        if (event instanceof CaseEvent.Linked linked) {
            return done(event, "case.linked", linked.other().value());
        }
        if (event instanceof CaseEvent.Escalated) {
            return done(event, "case.escalated", "");
        }
        if (event instanceof CaseEvent.AudienceChanged changed) {
            return done(event, "case.audience-changed", words(changed.before()) + " " + words(changed.after()));
        }
        if (event instanceof CaseEvent.Rated rated) {
            return done(event, "case.rated", Integer.toString(rated.stars()));
        }
        if (event instanceof CaseEvent.ResponseWarning warning) {
            return done(event, "case.response-warning", Integer.toString(warning.percent()));
        }
        if (event instanceof CaseEvent.Reminded) {
            return done(event, "case.reminded", "");
        }
        throw new IllegalArgumentException("not an event that the journal knows: " + event);
    }

    /** {@code confidential} or {@code usual}, with the ids of those who are named: {@code confidential:ana,kim}. */
    private static String words(Audience audience) {
        return (audience.confidential() ? "confidential" : "usual")
                + audience.named().stream()
                        .map(PersonId::value)
                        .sorted()
                        .limit(NAMED)
                        .collect(Collectors.joining(",", ":", audience.named().size() > NAMED ? ",…" : ""));
    }

    private static String orNobody(@Nullable PersonId person) {
        return person == null ? "nobody" : person.value();
    }

    private static JournalEntry done(CaseEvent event, String act, String detail) {
        return new JournalEntry(
                event.caseId().account(), event.by(), act, event.caseId().value(), "done", detail, event.at());
    }
}
