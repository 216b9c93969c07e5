package org.caseport.web.application.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.caseport.domain.account.Person;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalEntry;

/** Journals who tried to get where that person's role does not lead. */
@ApplicationScoped
@Transactional
public class JournalingDeniedAccess {

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /**
     * Notes it.
     *
     * @param door whom the page is for; not its address, in which anything may stand
     */
    public void note(Person person, String door) {
        journal.append(
                new JournalEntry(person.account(), person.id(), "page.opened", null, "refused", door, clock.instant()));
    }
}
