package org.caseport.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.journal.JournalEntry;

/**
 * Puts acts of the journal into words: what was done and, for a case, also what came of it, such as its new status. An
 * act that the portal does not know is shown by its code.
 */
@RequestScoped
public class JournalWords {

    private static final String NOBODY = "nobody";
    private static final int SHORT_ID = 8;

    @Inject
    CatalogNames catalog;

    @Inject
    Labels labels;

    /** The name of an act. */
    public String nameOf(String act) {
        return labels.find("journal." + act).orElse(act);
    }

    /**
     * What an entry says was done, or attempted.
     *
     * @param names the name of a person
     */
    public String of(JournalEntry entry, Function<PersonId, String> names) {
        return entry.isDone() ? outcome(entry, names).orElse(nameOf(entry.act())) : nameOf(entry.act());
    }

    /** The first letters of an id that is too long to be read: of the random part of a case id. */
    public static String shortId(String id) {
        String random = CaseId.isCaseId(id) ? id.substring(id.lastIndexOf('-') + 1) : id;
        return random.matches("[0-9a-f-]{16,}") ? random.substring(0, SHORT_ID) : random;
    }

    /** The agent to whom a case was assigned; empty for all other entries. */
    public static Optional<PersonId> assignee(JournalEntry entry) {
        String[] detail = entry.detail().split(" ", -1);
        boolean named = JournalAct.CASE_ASSIGNED.isOf(entry)
                && detail.length > 1
                && !detail[1].equals(NOBODY)
                && PersonId.isId(detail[1]);
        return named ? Optional.of(new PersonId(detail[1])) : Optional.empty();
    }

    /** Those whom the words of an entry name: who acted, and to whom a case was assigned. */
    public static Stream<PersonId> people(JournalEntry entry) {
        return Stream.concat(Stream.ofNullable(entry.person()), assignee(entry).stream());
    }

    private Optional<String> outcome(JournalEntry entry, Function<PersonId, String> names) {
        String[] detail = entry.detail().split(" ", -1);
        String key = "journal." + entry.act();
        if (JournalAct.CASE_STATUS_CHANGED.isOf(entry) && detail.length > 1) {
            return Optional.of(labels.format(key + ".to", status(detail[1])));
        }
        if (JournalAct.CASE_ASSIGNED.isOf(entry)) {
            return Optional.of(assignee(entry)
                    .map(agent -> labels.format(key + ".to", names.apply(agent)))
                    .orElseGet(() -> labels.format(key + ".nobody")));
        }
        if (JournalAct.CASE_SEVERITY_CHANGED.isOf(entry) && detail.length > 2) {
            return Optional.of(
                    labels.format(key + ".to", severity(detail[0]), severity(detail[1]), instant(detail[2])));
        }
        if (JournalAct.CASE_TOPIC_CHANGED.isOf(entry)) {
            return Optional.of(labels.format(key + ".to", topic(detail)));
        }
        if (JournalAct.CASE_PROBLEM_CHANGED.isOf(entry)) {
            return labels.find(key + (entry.detail().isEmpty() ? ".none" : ".linked"));
        }
        if (JournalAct.CASE_COMMUNICATION_ADDED.isOf(entry) && detail.length > 2) {
            return labels.find(key + "." + detail[2]);
        }
        if (JournalAct.CASE_RESPONSE_WARNING.isOf(entry)) {
            return Optional.of(labels.format(key + ".at", entry.detail()));
        }
        if (JournalAct.CALL_PLANNED.isOf(entry)) {
            return Optional.of(labels.format(key + ".by", instant(detail[0])));
        }
        if (JournalAct.CALL_CHANGED.isOf(entry)) {
            String when = detail.length > 1 ? instant(detail[1]) : "";
            return labels.find(key + "." + detail[0]).map(found -> labels.format(key + "." + detail[0], when));
        }
        if (JournalAct.CALL_TRIED.isOf(entry)
                || JournalAct.CALL_DONE.isOf(entry)
                || JournalAct.PHONE_CALL_ENDED.isOf(entry)) {
            return labels.find(key + "." + detail[0]);
        }
        if (JournalAct.CASE_RATED.isOf(entry)) {
            return Optional.of(labels.format(key + ".with", entry.detail()));
        }
        return Optional.empty();
    }

    private String status(String code) {
        return Stream.of(CaseStatus.values())
                .filter(status -> status.code().equals(code))
                .findFirst()
                .map(labels::of)
                .orElse(code);
    }

    private String severity(String code) {
        return Stream.of(Severity.values())
                .filter(severity -> severity.code().equals(code))
                .findFirst()
                .map(labels::of)
                .orElse(code);
    }

    /** A service and its category; limit types have none. */
    private String topic(String[] detail) {
        return detail.length < 2
                ? catalog.service(CaseType.SERVICE_LIMIT_INCREASE, detail[0])
                : catalog.service(CaseType.TECHNICAL, detail[0]) + " › " + catalog.category(detail[0], detail[1]);
    }

    private String instant(String text) {
        try {
            return labels.instant(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return text;
        }
    }
}
