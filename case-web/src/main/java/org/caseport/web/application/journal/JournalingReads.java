package org.caseport.web.application.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.caseport.domain.account.Agent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.file.FileId;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.journal.JournalSearch;

/** Journals which cases and files agents read: at most once in 15 minutes for each agent and case or file. */
@ApplicationScoped
@Transactional
public class JournalingReads {

    public static final Duration ONCE = Duration.ofMinutes(15);

    /**
     * How often an open page that refreshes itself is journaled. Not never, as any client can claim to be such a page.
     */
    static final Duration ONCE_UNATTENDED = Duration.ofHours(24);

    @Inject
    JournalSearch search;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /**
     * An agent reads a case.
     *
     * @param unattended whether an open page refreshed itself
     */
    public void opened(Agent agent, CaseId id, boolean unattended) {
        note(agent, id, JournalAct.CASE_READ, id.value(), "", unattended ? ONCE_UNATTENDED : ONCE);
    }

    /** An agent downloads a file. */
    public void fetched(Agent agent, CaseId id, FileId file) {
        note(agent, id, JournalAct.ATTACHMENT_READ, file.value(), id.value(), ONCE);
    }

    private void note(Agent agent, CaseId id, JournalAct act, String target, String detail, Duration once) {
        Instant now = clock.instant();
        if (!search.did(id.account(), agent.id(), act.code(), target, now.minus(once))) {
            journal.done(id.account(), agent.id(), act, target, detail, now);
        }
    }
}
