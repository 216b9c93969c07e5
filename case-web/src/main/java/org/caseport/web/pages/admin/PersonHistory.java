package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.SignIn;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.journal.JournalSearch;
import org.caseport.domain.journal.RecordedEntry;
import org.caseport.web.application.journal.ReadingJournal;
import org.caseport.web.pages.CurrentUser;
import org.jspecify.annotations.Nullable;

/** What the journal has about a person, for administrators: the latest entries, and from where sign-ins came. */
@Named
@RequestScoped
public class PersonHistory {

    private static final int SHOWN = 50;

    /** A sign-in is journaled in the transaction that stores it. */
    private static final Duration SAME = Duration.ofSeconds(2);

    @Inject
    ReadingJournal reading;

    @Inject
    JournalLines lines;

    @Inject
    CurrentUser currentUser;

    private @Nullable List<JournalLines.Line> entries;
    private @Nullable List<RecordedEntry> signIns;

    public List<JournalLines.Line> of(Person person) {
        if (entries == null) {
            JournalSearch.Filter about =
                    new JournalSearch.Filter(null, null, null, person.id().value());
            entries = lines.of(reading.find(currentUser.administrator(), about, null, SHOWN));
        }
        return entries;
    }

    /** From where a sign-in came, as the journal has it; empty when it does not. */
    public String placeOf(SignIn signIn) {
        if (signIns == null) {
            JournalSearch.Filter by = new JournalSearch.Filter(null, JournalAct.SIGN_IN.code(), signIn.person(), null);
            signIns = reading.find(currentUser.administrator(), by, null, SHOWN).stream()
                    .map(JournalSearch.Found::recorded)
                    .filter(one -> !one.entry().isRefused())
                    .toList();
        }
        return signIns.stream()
                .filter(one -> Duration.between(signIn.startedAt(), one.entry().at())
                                .abs()
                                .compareTo(SAME)
                        <= 0)
                .findFirst()
                .map(RecordedEntry::origin)
                .orElse("");
    }
}
