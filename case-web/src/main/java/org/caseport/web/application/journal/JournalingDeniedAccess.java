package org.caseport.web.application.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.caseport.domain.account.Person;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;

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
        journal.refused(person.account(), person.id(), JournalAct.PAGE_OPENED, null, door, clock.instant());
    }
}
