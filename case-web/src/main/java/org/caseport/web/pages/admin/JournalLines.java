package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.journal.JournalSearch;
import org.caseport.web.application.journal.ReadingJournal;
import org.caseport.web.pages.CurrentUser;
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
    Labels labels;

    private final Map<PersonId, String> names = new HashMap<>();

    /**
     * An entry in words.
     *
     * @param on what was acted on: a person by name, anything else by its id; empty for the account itself
     */
    public record Line(Instant at, String act, String on, String who, boolean refused, String detail) {}

    public List<Line> of(List<JournalSearch.Found> found) {
        return found.stream().map(one -> line(one.recorded().entry())).toList();
    }

    private Line line(JournalEntry entry) {
        PersonId who = entry.person();
        return new Line(
                entry.at(),
                labels.find("journal." + entry.act()).orElse(entry.act()),
                Optional.ofNullable(entry.target())
                        .filter(target -> entry.account() == null
                                || !entry.account().digits().equals(target))
                        .map(target -> isPerson(entry.act(), target) ? nameOf(new PersonId(target)) : target)
                        .orElse(""),
                who == null ? labels.format("adminJournal.nobody") : nameOf(who),
                entry.isRefused(),
                entry.detail());
    }

    private static boolean isPerson(String act, String target) {
        return PEOPLE.contains(act.split("\\.", 2)[0]) && PersonId.isId(target);
    }

    private String nameOf(PersonId who) {
        return names.computeIfAbsent(who, id -> reading.person(currentUser.administrator(), id)
                .map(Person::name)
                .orElse(id.value()));
    }
}
