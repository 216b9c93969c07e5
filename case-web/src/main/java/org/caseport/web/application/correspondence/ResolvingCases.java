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
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;

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

    public Outcome<Resolved> resolve(Member member, CaseId id) {
        Optional<SupportCase> held = cases.lock(Visibility.of(member), id);
        if (held.isEmpty()) {
            return refused(member, id, Rejection.NotFound.CASE);
        }
        return resolve(member, held.get());
    }

    private Outcome<Resolved> resolve(Member member, SupportCase supportCase) {
        Instant now = clock.instant();
        if (!member.may(Grant.RESOLVE)) {
            return refused(member, supportCase.id(), new Rejection.NotGranted(Grant.RESOLVE));
        }
        CaseStatus before = supportCase.status();
        supportCase.customerResolves(member, null, List.of(), now).forEach(event -> {
            cases.store(supportCase);
            caseJournal.record(event);
        });
        return new Outcome.Done<>(new Resolved(before, supportCase.status()));
    }

    private Outcome<Resolved> refused(Member member, CaseId id, Rejection why) {
        journal.refused(
                member.account(), member.id(), JournalAct.CASE_STATUS_CHANGED, id.value(), why.code(), clock.instant());
        return new Outcome.Refused<>(why);
    }

    /** The status of a case before and after resolving it. */
    public record Resolved(CaseStatus before, CaseStatus after) {}
}
