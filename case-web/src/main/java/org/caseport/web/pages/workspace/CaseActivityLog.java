package org.caseport.web.pages.workspace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.web.application.desk.ReadingAsAgent;
import org.caseport.web.pages.CatalogNames;
import org.caseport.web.pages.Labels;
import org.caseport.web.text.Texts;
import org.jspecify.annotations.Nullable;

/** Shows the journal of the current case in words: who did what and when, including refused acts. */
@Named
@RequestScoped
public class CaseActivityLog {

    @Inject
    AgentCasePage desk;

    @Inject
    ReadingAsAgent reading;

    @Inject
    CatalogNames names;

    @Inject
    Labels labels;

    /** An act in words. */
    public record Act(Instant at, String who, String what, boolean refused) {}

    /** The acts, newest first. */
    public List<Act> acts() {
        List<JournalEntry> journal = reading.journal(desk.agent(), desk.shown().id());
        Map<String, String> people = people(journal);
        List<Act> acts = new ArrayList<>();
        for (JournalEntry entry : journal) {
            boolean refused = entry.isRefused();
            String what = words(entry, people);
            acts.add(new Act(
                    entry.at(),
                    name(entry.person(), people),
                    refused ? labels.format("journal.refused", what) : what,
                    refused));
        }
        Collections.reverse(acts);
        return acts;
    }

    private Map<String, String> people(List<JournalEntry> journal) {
        Map<String, String> people = new HashMap<>();
        SupportCase shown = desk.shown();
        shown.correspondence().forEach(said -> {
            if (said.person() != null) {
                people.put(said.person().value(), labels.person(said.authorName()));
            }
        });
        people.put(shown.requester().value(), labels.person(shown.requesterName()));
        desk.colleagues().forEach(agent -> people.put(agent.id().value(), agent.name()));
        // Administrators, and agents who were deactivated since.
        Set<PersonId> others = journal.stream()
                .flatMap(CaseActivityLog::mentioned)
                .filter(id -> !people.containsKey(id))
                .map(PersonId::new)
                .collect(Collectors.toSet());
        reading.names(desk.agent(), others).forEach((id, name) -> people.put(id.value(), labels.person(name)));
        return people;
    }

    /** The ids of those whom an entry names: who acted, and to whom a case was assigned. */
    private static Stream<String> mentioned(JournalEntry entry) {
        Stream<String> actor = Stream.ofNullable(entry.person()).map(PersonId::value);
        String[] detail = entry.detail().split(" ", -1);
        return entry.act().equals(JournalAct.CASE_ASSIGNED.code()) && detail.length > 1
                ? Stream.concat(actor, Stream.of(detail[1]))
                : actor;
    }

    private String name(@Nullable PersonId person, Map<String, String> people) {
        return person == null
                ? labels.format("journal.system")
                : people.getOrDefault(person.value(), labels.format("journal.member"));
    }

    private String words(JournalEntry entry, Map<String, String> people) {
        String[] detail = entry.detail().split(" ");
        String act = entry.act();
        String key = "journal." + act;
        if (!entry.isDone()) {
            return word(key + ".tried", word(key, act));
        }
        return switch (act) {
            case "case.status-changed" ->
                detail.length < 2 ? word(key, act) : labels.format(key + ".to", status(detail[1]));
            case "case.assigned" ->
                detail.length < 2 || detail[1].equals("nobody")
                        ? labels.format("journal.case.assigned.nobody")
                        : labels.format("journal.case.assigned.to", people.getOrDefault(detail[1], detail[1]));
            case "case.severity-changed" ->
                detail.length < 3
                        ? word(key, act)
                        : labels.format(key + ".to", severity(detail[0]), severity(detail[1]), when(detail[2]));
            case "case.topic-changed" -> labels.format(key + ".to", topic(detail));
            case "case.communication-added" -> detail.length < 3 ? word(key, act) : word(key + "." + detail[2], act);
            case "case.response-warning" -> labels.format(key + ".at", entry.detail());
            case "case.rated" -> labels.format(key + ".with", entry.detail());
            default -> word(key, act);
        };
    }

    private String word(String key, String fallback) {
        return new Texts(labels.locale()).find(key).orElse(fallback);
    }

    private String status(String code) {
        for (CaseStatus status : CaseStatus.values()) {
            if (status.code().equals(code)) {
                return labels.of(status);
            }
        }
        return code;
    }

    private String severity(String code) {
        for (Severity severity : Severity.values()) {
            if (severity.code().equals(code)) {
                return labels.of(severity);
            }
        }
        return code;
    }

    private String topic(String[] detail) {
        String service = names.service(desk.shown().request().type(), detail[0]);
        return detail.length < 2 ? service : service + " › " + names.category(detail[0], detail[1]);
    }

    private String when(String instant) {
        try {
            return labels.instant(Instant.parse(instant));
        } catch (DateTimeParseException e) {
            return instant;
        }
    }
}
