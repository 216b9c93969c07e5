package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.journal.JournalSearch;
import org.caseport.web.application.journal.ReadingJournal;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.jspecify.annotations.Nullable;

/** The latest entries of the journal about a person, for administrators. */
@Named
@RequestScoped
public class PersonHistory {

    private static final int SHOWN = 50;

    @Inject
    ReadingJournal reading;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    private final Map<PersonId, String> names = new HashMap<>();
    private @Nullable List<Line> lines;

    /** An entry in words. */
    public record Line(Instant at, String act, String who, boolean refused, String detail) {}

    public List<Line> of(Person person) {
        if (lines == null) {
            JournalSearch.Filter about =
                    new JournalSearch.Filter(null, null, null, person.id().value());
            lines = reading.find(currentUser.administrator(), about, null, SHOWN).stream()
                    .map(found -> line(found.recorded().entry()))
                    .toList();
        }
        return lines;
    }

    private Line line(JournalEntry entry) {
        PersonId who = entry.person();
        return new Line(
                entry.at(),
                labels.find("journal." + entry.act()).orElse(entry.act()),
                who == null ? labels.format("adminJournal.nobody") : nameOf(who),
                entry.isRefused(),
                entry.detail());
    }

    private String nameOf(PersonId who) {
        return names.computeIfAbsent(who, id -> reading.person(currentUser.administrator(), id)
                .map(Person::name)
                .orElse(id.value()));
    }
}
