package org.caseport.web.application.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.caseport.domain.account.Person;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalEntry;

/** Journals attempts to open a page that the person's role does not allow. */
@ApplicationScoped
@Transactional
public class JournalingDeniedAccess {

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /**
     * Journals one attempt.
     *
     * @param door whom the page is for; not its address, which may contain anything
     */
    public void note(Person person, String door) {
        journal.append(
                new JournalEntry(person.account(), person.id(), "page.opened", null, "refused", door, clock.instant()));
    }
}
