package org.caseport.web.application.correspondence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.CaseEventRecorder;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;

/** Resolves cases for the customer. Resolving a resolved case changes nothing. */
@ApplicationScoped
@Transactional
public class ResolvingCases {

    @Inject
    Cases cases;

    @Inject
    CaseEventRecorder caseJournal;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    public Outcome resolve(Member member, CaseId id) {
        Optional<SupportCase> held = cases.lock(Visibility.of(member), id);
        if (held.isEmpty()) {
            refused(member, id, "NO_SUCH_CASE");
            return new Outcome.NoSuchCase();
        }
        return resolve(member, held.get());
    }

    private Outcome resolve(Member member, SupportCase supportCase) {
        Instant now = clock.instant();
        if (!member.may(Grant.RESOLVE)) {
            refused(member, supportCase.id(), "NOT_GRANTED");
            return new Outcome.NotGranted(Grant.RESOLVE);
        }
        CaseStatus before = supportCase.status();
        supportCase.customerResolves(member, null, List.of(), now).forEach(event -> {
            cases.store(supportCase);
            caseJournal.record(event);
        });
        return new Outcome.Resolved(before, supportCase.status());
    }

    private void refused(Member member, CaseId id, String why) {
        journal.refused(
                member.account(), member.id(), JournalAct.CASE_STATUS_CHANGED, id.value(), why, clock.instant());
    }

    /** The result of resolving a case without a message. */
    public sealed interface Outcome {

        /** The status before and after. */
        record Resolved(CaseStatus before, CaseStatus after) implements Outcome {}

        /** The member lacks this permission. */
        record NotGranted(Grant missing) implements Outcome {}

        /** The member sees no such case. */
        record NoSuchCase() implements Outcome {}
    }
}
