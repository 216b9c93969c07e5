package org.caseport.web.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Member;
import org.caseport.domain.audit.Journal;
import org.caseport.domain.audit.JournalEntry;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseJournal;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;

/** Resolves cases for the customer. Resolving a resolved one changes nothing. */
@ApplicationScoped
@Transactional
public class ResolvingCases {

    @Inject
    Cases cases;

    @Inject
    CaseJournal caseJournal;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** Where the case stood and where it stands now; empty when the account has no such case. */
    public Optional<Resolved> resolve(Member member, CaseId id) {
        Optional<Resolved> resolved = cases.lock(member.account(), id).map(supportCase -> resolve(member, supportCase));
        if (resolved.isEmpty()) {
            journal.append(new JournalEntry(
                    member.account(),
                    member.id(),
                    "case.status-changed",
                    id.value(),
                    "refused",
                    "NO_SUCH_CASE",
                    clock.instant()));
        }
        return resolved;
    }

    private Resolved resolve(Member member, SupportCase supportCase) {
        CaseStatus before = supportCase.status();
        supportCase.customerResolves(member, null, List.of(), clock.instant()).forEach(event -> {
            cases.store(supportCase);
            caseJournal.record(event);
        });
        return new Resolved(before, supportCase.status());
    }

    public record Resolved(CaseStatus before, CaseStatus after) {}
}
