package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.journal.JournalSearch;
import org.caseport.web.application.account.CaseHandover;
import org.caseport.web.application.journal.ReadingJournal;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.JournalWords;
import org.caseport.web.pages.Labels;

/** Puts entries of the journal into words, for the histories of accounts and people. */
@RequestScoped
public class JournalLines {

    /** What acts on people begin with. */
    private static final Set<String> PEOPLE = Set.of("person", "member", "administrator", "second-factor");

    @Inject
    ReadingJournal reading;

    @Inject
    CurrentUser currentUser;

    @Inject
    JournalWords words;

    @Inject
    Labels labels;

    /**
     * An entry in words.
     *
     * @param act what was done, in words
     * @param target the id of what was acted on; empty for none
     * @param on what was acted on: a person by name, anything else by its id; empty for the account itself
     * @param detail the detail as the journal has it
     * @param words the detail in words; empty where there are none for it
     */
    public record Line(
            Instant at,
            String code,
            String act,
            String target,
            String on,
            String who,
            boolean refused,
            String detail,
            String words) {}

    public List<Line> of(List<JournalSearch.Found> found) {
        List<JournalEntry> entries =
                found.stream().map(one -> one.recorded().entry()).toList();
        Set<PersonId> people = entries.stream().flatMap(JournalLines::people).collect(Collectors.toSet());
        Map<PersonId, String> names = reading.names(currentUser.administrator(), people);
        return entries.stream().map(entry -> line(entry, names)).toList();
    }

    /** Whom an entry names by id. */
    private static Stream<PersonId> people(JournalEntry entry) {
        Stream<PersonId> target = Stream.ofNullable(entry.target())
                .filter(id -> isPerson(entry.act(), id))
                .map(PersonId::new);
        Stream<PersonId> colleague = handover(entry).map(CaseHandover::to).stream();
        return Stream.concat(JournalWords.people(entry), Stream.concat(target, colleague));
    }

    private Line line(JournalEntry entry, Map<PersonId, String> names) {
        PersonId who = entry.person();
        return new Line(
                entry.at(),
                entry.act(),
                words.of(entry, agent -> nameOf(agent, names)),
                Optional.ofNullable(entry.target()).orElse(""),
                Optional.ofNullable(entry.target())
                        .filter(target -> entry.account() == null
                                || !entry.account().digits().equals(target))
                        .map(target -> isPerson(entry.act(), target)
                                ? nameOf(new PersonId(target), names)
                                : JournalWords.shortId(target))
                        .orElse(""),
                who == null ? labels.format("adminJournal.nobody") : nameOf(who, names),
                entry.isRefused(),
                entry.detail(),
                handover(entry).map(handover -> words(handover, names)).orElse(""));
    }

    private static boolean isPerson(String act, String target) {
        return PEOPLE.contains(act.split("\\.", 2)[0]) && PersonId.isId(target);
    }

    private static Optional<CaseHandover> handover(JournalEntry entry) {
        return JournalAct.PERSON_DEACTIVATED.isOf(entry) ? CaseHandover.ofDetail(entry.detail()) : Optional.empty();
    }

    private String words(CaseHandover handover, Map<PersonId, String> names) {
        PersonId to = handover.to();
        return to == null
                ? labels.format("adminPerson.handover.queue", handover.cases())
                : labels.format("adminPerson.handover", handover.cases(), nameOf(to, names));
    }

    private static String nameOf(PersonId who, Map<PersonId, String> names) {
        return names.getOrDefault(who, who.value());
    }
}
