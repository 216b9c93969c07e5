package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.caseport.domain.account.Person;
import org.caseport.domain.journal.JournalSearch;
import org.caseport.web.application.journal.ReadingJournal;
import org.caseport.web.pages.CurrentUser;
import org.jspecify.annotations.Nullable;

/** The latest entries of the journal about a person, for administrators. */
@Named
@RequestScoped
public class PersonHistory {

    private static final int SHOWN = 50;

    @Inject
    ReadingJournal reading;

    @Inject
    JournalLines lines;

    @Inject
    CurrentUser currentUser;

    private @Nullable List<JournalLines.Line> entries;

    public List<JournalLines.Line> of(Person person) {
        if (entries == null) {
            JournalSearch.Filter about =
                    new JournalSearch.Filter(null, null, null, person.id().value());
            entries = lines.of(reading.find(currentUser.administrator(), about, null, SHOWN));
        }
        return entries;
    }
}
