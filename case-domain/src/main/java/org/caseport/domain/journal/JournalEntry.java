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
 * @param act the code of a {@link JournalAct}, perhaps of an earlier version of the portal
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

    private static final String DONE = "done";
    private static final String REFUSED = "refused";

    /** How many members are named of an audience, since the length of a detail is limited. */
    private static final int NAMED = 50;

    /** An act that was done. */
    public static JournalEntry done(
            @Nullable AccountId account,
            @Nullable PersonId person,
            JournalAct act,
            @Nullable String target,
            String detail,
            Instant at) {
        return new JournalEntry(account, person, act.code(), target, DONE, detail, at);
    }

    /** An act that was refused, for these reasons. */
    public static JournalEntry refused(
            @Nullable AccountId account,
            @Nullable PersonId person,
            JournalAct act,
            @Nullable String target,
            String reasons,
            Instant at) {
        return new JournalEntry(account, person, act.code(), target, REFUSED, reasons, at);
    }

    public boolean isDone() {
        return outcome.equals(DONE);
    }

    public boolean isRefused() {
        return outcome.equals(REFUSED);
    }

    /** The journal entry for an event of a case. */
    public static JournalEntry of(CaseEvent event) {
        if (event instanceof CaseEvent.Opened opened) {
            return done(
                    event,
                    JournalAct.CASE_OPENED,
                    opened.type().code() + " " + opened.severity().code());
        }
        if (event instanceof CaseEvent.CommunicationAdded added) {
            return done(
                    event,
                    JournalAct.CASE_COMMUNICATION_ADDED,
                    added.side() + " " + added.number() + " " + added.purpose());
        }
        if (event instanceof CaseEvent.StatusChanged changed) {
            return done(
                    event,
                    JournalAct.CASE_STATUS_CHANGED,
                    changed.from().code() + " " + changed.to().code() + " " + changed.side() + " " + changed.why());
        }
        if (event instanceof CaseEvent.Assigned assigned) {
            return done(event, JournalAct.CASE_ASSIGNED, orNobody(assigned.from()) + " " + orNobody(assigned.to()));
        }
        if (event instanceof CaseEvent.SeverityChanged changed) {
            return done(
                    event,
                    JournalAct.CASE_SEVERITY_CHANGED,
                    changed.from().code() + " " + changed.to().code() + " " + changed.due());
        }
        if (event instanceof CaseEvent.TopicChanged changed) {
            return done(
                    event,
                    JournalAct.CASE_TOPIC_CHANGED,
                    changed.category() == null ? changed.service() : changed.service() + " " + changed.category());
        }
        if (event instanceof CaseEvent.NoteAdded added) {
            return done(event, JournalAct.CASE_NOTE_ADDED, Integer.toString(added.number()));
        }
        if (event instanceof CaseEvent.Merged merged) {
            return done(event, JournalAct.CASE_MERGED, merged.into().value());
        }
        if (event instanceof CaseEvent.Linked linked) {
            return done(event, JournalAct.CASE_LINKED, linked.other().value());
        }
        if (event instanceof CaseEvent.ProblemChanged changed) {
            return done(event, JournalAct.CASE_PROBLEM_CHANGED, changed.problem() == null ? "" : changed.problem());
        }
        if (event instanceof CaseEvent.Escalated) {
            return done(event, JournalAct.CASE_ESCALATED, "");
        }
        if (event instanceof CaseEvent.AudienceChanged changed) {
            return done(
                    event, JournalAct.CASE_AUDIENCE_CHANGED, words(changed.before()) + " " + words(changed.after()));
        }
        if (event instanceof CaseEvent.Rated rated) {
            return done(event, JournalAct.CASE_RATED, Integer.toString(rated.stars()));
        }
        if (event instanceof CaseEvent.ResponseWarning warning) {
            return done(event, JournalAct.CASE_RESPONSE_WARNING, Integer.toString(warning.percent()));
        }
        if (event instanceof CaseEvent.Reminded) {
            return done(event, JournalAct.CASE_REMINDED, "");
        }
        if (event instanceof CaseEvent.CallChanged changed) {
            return done(event, actOf(changed.step()), changed.detail());
        }
        if (event instanceof CaseEvent.ChatChanged changed) {
            return done(event, actOf(changed.step()), changed.detail());
        }
        throw new IllegalArgumentException("not an event that the journal knows: " + event);
    }

    private static JournalAct actOf(CaseEvent.CallStep step) {
        return switch (step) {
            case PLANNED -> JournalAct.CALL_PLANNED;
            case CLAIMED -> JournalAct.CALL_CLAIMED;
            case GIVEN_BACK -> JournalAct.CALL_GIVEN_BACK;
            case LAPSED -> JournalAct.CALL_LAPSED;
            case TRIED -> JournalAct.CALL_TRIED;
            case CHANGED -> JournalAct.CALL_CHANGED;
            case DONE -> JournalAct.CALL_DONE;
        };
    }

    private static JournalAct actOf(CaseEvent.ChatStep step) {
        return switch (step) {
            case REQUESTED -> JournalAct.CHAT_REQUESTED;
            case RUNG -> JournalAct.CHAT_RUNG;
            case DECLINED -> JournalAct.CHAT_DECLINED;
            case PASSED -> JournalAct.CHAT_PASSED;
            case ACCEPTED -> JournalAct.CHAT_ACCEPTED;
            case TAKEN -> JournalAct.CHAT_TAKEN;
            case ANSWERED -> JournalAct.CHAT_ANSWERED;
            case HANDED_OVER -> JournalAct.CHAT_HANDED_OVER;
            case TAKEN_OVER -> JournalAct.CHAT_TAKEN_OVER;
            case LOST -> JournalAct.CHAT_LOST;
            case ENDED -> JournalAct.CHAT_ENDED;
        };
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

    private static JournalEntry done(CaseEvent event, JournalAct act, String detail) {
        return done(event.caseId().account(), event.by(), act, event.caseId().value(), detail, event.at());
    }
}
