package org.caseport.domain.report;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.ActingSide;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.journal.JournalEntry;
import org.jspecify.annotations.Nullable;

/**
 * Makes the facts of the past of a case from its journal. What the journal does not tell, such as the first service of
 * a case whose service was corrected, stays unknown.
 */
public final class FactReplay {

    private final CaseId id;
    private final CaseTraits now;
    private final FactWriter writer;
    private final NavigableMap<Instant, CaseStatus> statuses;
    private final List<CaseFact> facts = new ArrayList<>();
    private CaseTraits then;
    private int severities;
    private boolean decided;

    private FactReplay(
            CaseId id, CaseTraits now, List<JournalEntry> entries, FactWriter.Measure measure, FactWriter.Calls calls) {
        this.id = id;
        this.now = now;
        // Measured on the target of now, which is that of then unless the severity was corrected.
        this.writer = new FactWriter(
                (of, traits, until) -> traits.targetSeconds() == null ? null : measure.taken(of, traits, until),
                calls,
                true);
        this.statuses = statuses(entries);
        this.severities = count(entries, JournalAct.CASE_SEVERITY_CHANGED);
        boolean topics = count(entries, JournalAct.CASE_TOPIC_CHANGED) > 0;
        CaseTraits first = now.withAssignee(null).withResponse(null);
        if (severities > 0) {
            first = first.withSeverity(null, null, null);
        }
        this.then = topics ? first.withTopic(null, null) : first;
    }

    /** The facts of these entries, which are all of the case in their order. */
    public static List<CaseFact> of(
            CaseId id, CaseTraits now, List<JournalEntry> entries, FactWriter.Measure measure, FactWriter.Calls calls) {
        FactReplay replay = new FactReplay(id, now, entries, measure, calls);
        entries.stream().filter(JournalEntry::isDone).forEach(replay::take);
        return List.copyOf(replay.facts);
    }

    /** Which status the case had from each instant on. */
    private static NavigableMap<Instant, CaseStatus> statuses(List<JournalEntry> entries) {
        NavigableMap<Instant, CaseStatus> statuses = new TreeMap<>();
        for (JournalEntry entry : entries) {
            if (entry.isDone() && entry.act().equals(JournalAct.CASE_STATUS_CHANGED.code())) {
                String[] words = entry.detail().split(" ", -1);
                Arrays.stream(CaseStatus.values())
                        .filter(status -> words.length > 1 && status.code().equals(words[1]))
                        .forEach(status -> statuses.put(entry.at(), status));
            }
        }
        return statuses;
    }

    private static int count(List<JournalEntry> entries, JournalAct act) {
        return (int) entries.stream()
                .filter(entry -> entry.isDone() && entry.act().equals(act.code()))
                .count();
    }

    private void take(JournalEntry entry) {
        Optional<CaseEvent> read;
        try {
            read = Optional.ofNullable(event(entry, entry.detail().split(" ", -1)));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | DateTimeParseException earlier) {
            // An entry as an earlier version wrote it.
            return;
        }
        read.ifPresent(event -> {
            before(event);
            List<CaseFact> made = writer.of(event, then, () -> decided);
            decided = decided
                    || made.stream()
                            .anyMatch(fact -> fact.kind() == FactKind.TARGET_MET
                                    || fact.kind() == FactKind.TARGET_MISSED
                                    || fact.kind() == FactKind.TARGET_NOT_NEEDED);
            facts.addAll(made);
        });
    }

    /** Takes over what the event says about the case. */
    private void before(CaseEvent event) {
        Map.Entry<Instant, CaseStatus> status = statuses.floorEntry(event.at());
        then = then.withStatus(status == null ? CaseStatus.UNASSIGNED : status.getValue());
        if (event instanceof CaseEvent.Opened opened) {
            then = then.withSeverity(opened.severity().code(), then.targetSeconds(), then.due());
        } else if (event instanceof CaseEvent.SeverityChanged changed) {
            severities--;
            Long target = severities == 0 ? now.targetSeconds() : null;
            then = then.withSeverity(changed.to().code(), target, changed.due());
        } else if (event instanceof CaseEvent.TopicChanged changed) {
            then = then.withTopic(changed.service(), changed.category());
        } else if (event instanceof CaseEvent.Assigned assigned) {
            then = then.withAssignee(assigned.to());
        } else if (event instanceof CaseEvent.CommunicationAdded added && added.firstResponse()) {
            then = then.withResponse(added.at());
        } else if (event instanceof CaseEvent.ChatChanged chat && chat.isFirstResponse()) {
            then = then.withResponse(chat.at());
        } else if (event instanceof CaseEvent.ResponseWarning && then.due() == null) {
            then = then.withSeverity(then.severity(), null, event.at());
        }
    }

    private @Nullable CaseEvent event(JournalEntry entry, String[] words) {
        Instant at = entry.at();
        PersonId by = entry.person();
        String act = entry.act();
        if (act.equals(JournalAct.CASE_OPENED.code()) && by != null) {
            return new CaseEvent.Opened(id, by, CaseType.valueOf(typeOf(words[0])), severity(words[1]), at);
        }
        if (act.equals(JournalAct.CASE_COMMUNICATION_ADDED.code())) {
            Communication.Side side = Communication.Side.valueOf(words[0]);
            Communication.Purpose purpose = Communication.Purpose.valueOf(words[2]);
            // A transcript is none: the response was the first message in the chat.
            boolean first = side == Communication.Side.SUPPORT
                    && purpose != Communication.Purpose.CHAT
                    && then.firstResponseAt() == null;
            return new CaseEvent.CommunicationAdded(id, by, side, purpose, Integer.parseInt(words[1]), first, at);
        }
        if (act.equals(JournalAct.CASE_STATUS_CHANGED.code())) {
            return new CaseEvent.StatusChanged(
                    id,
                    by,
                    ActingSide.valueOf(words[2]),
                    CaseStatus.Act.valueOf(words[3]),
                    status(words[0]),
                    status(words[1]),
                    0,
                    at);
        }
        if (act.equals(JournalAct.CASE_RESPONSE_WARNING.code())) {
            return new CaseEvent.ResponseWarning(id, Integer.parseInt(words[0]), at);
        }
        return by == null ? null : byPerson(by, act, words, at);
    }

    private @Nullable CaseEvent byPerson(PersonId by, String act, String[] words, Instant at) {
        if (act.equals(JournalAct.CASE_ASSIGNED.code())) {
            return new CaseEvent.Assigned(id, by, person(words[0]), person(words[1]), at);
        }
        if (act.equals(JournalAct.CASE_SEVERITY_CHANGED.code())) {
            return new CaseEvent.SeverityChanged(
                    id, by, severity(words[0]), severity(words[1]), Instant.parse(words[2]), at);
        }
        if (act.equals(JournalAct.CASE_TOPIC_CHANGED.code())) {
            return new CaseEvent.TopicChanged(id, by, words[0], words.length > 1 ? words[1] : null, at);
        }
        if (act.equals(JournalAct.CASE_MERGED.code())) {
            return new CaseEvent.Merged(id, by, new CaseId(words[0]), at);
        }
        if (act.equals(JournalAct.CASE_ESCALATED.code())) {
            return new CaseEvent.Escalated(id, by, at);
        }
        if (act.equals(JournalAct.CASE_RATED.code())) {
            return new CaseEvent.Rated(id, by, Integer.parseInt(words[0]), at);
        }
        if (act.equals(JournalAct.CHAT_ANSWERED.code())) {
            return new CaseEvent.ChatChanged(id, by, "", CaseEvent.ChatStep.ANSWERED, words[0], at);
        }
        return call(by, act, String.join(" ", words), at);
    }

    private @Nullable CaseEvent call(PersonId by, String act, String detail, Instant at) {
        return Arrays.stream(CaseEvent.CallStep.values())
                .filter(step -> act.equals(codeOf(step)))
                .findFirst()
                .map(step -> new CaseEvent.CallChanged(id, by, "", step, detail, at))
                .orElse(null);
    }

    private static @Nullable String codeOf(CaseEvent.CallStep step) {
        return switch (step) {
            case PLANNED -> JournalAct.CALL_PLANNED.code();
            case TRIED -> JournalAct.CALL_TRIED.code();
            case DONE -> JournalAct.CALL_DONE.code();
            case CLAIMED, GIVEN_BACK, LAPSED, CHANGED -> null;
        };
    }

    private static @Nullable PersonId person(String word) {
        return word.equals("nobody") ? null : new PersonId(word);
    }

    private static String typeOf(String code) {
        return Arrays.stream(CaseType.values())
                .filter(type -> type.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no case type " + code))
                .name();
    }

    private static Severity severity(String code) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no severity " + code));
    }

    private static CaseStatus status(String code) {
        return Arrays.stream(CaseStatus.values())
                .filter(status -> status.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no status " + code));
    }
}
