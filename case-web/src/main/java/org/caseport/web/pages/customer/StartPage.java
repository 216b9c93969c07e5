package org.caseport.web.pages.customer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.web.application.Drafting;
import org.caseport.web.application.ReadingCases;
import org.caseport.web.pages.CurrentUser;
import org.jspecify.annotations.Nullable;

/** Backs the start page: what to continue, what waits for the reader, and what moved last. */
@Named
@RequestScoped
public class StartPage {

    private static final int SHOWN = 5;
    private static final int LOOKED_AT = 50;
    /** How long before its deletion a draft says so. */
    private static final Duration NOTICE = Duration.ofDays(7);

    @Inject
    Drafting drafting;

    @Inject
    ReadingCases readingCases;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    private @Nullable List<CaseDraft> drafts;
    private @Nullable List<CaseSummary> open;

    public List<CaseDraft> drafts() {
        if (drafts == null) {
            drafts = drafting.toContinue(user.member());
        }
        return drafts;
    }

    /** The address at which a draft goes on where it was left. */
    public String addressOf(CaseDraft draft) {
        return "/cases/create?draft=" + draft.id() + "&step="
                + WizardStep.of(draft.step()).code();
    }

    /** When an untouched draft will be deleted. */
    public Instant deletionOf(CaseDraft draft) {
        return draft.touchedAt().plus(CaseDraft.KEPT);
    }

    public boolean isSoonDeleted(CaseDraft draft) {
        return clock.instant().isAfter(deletionOf(draft).minus(NOTICE));
    }

    /** Open cases in which support waits for an answer of the customer. */
    public List<CaseSummary> waiting() {
        return open().stream().filter(StartPage::waitsForCustomer).limit(SHOWN).toList();
    }

    /** The other open cases, newest activity first. */
    public List<CaseSummary> latest() {
        return open().stream().filter(c -> !waitsForCustomer(c)).limit(SHOWN).toList();
    }

    private static boolean waitsForCustomer(CaseSummary summary) {
        return summary.status() == CaseStatus.PENDING_CUSTOMER_ACTION;
    }

    private List<CaseSummary> open() {
        if (open == null) {
            open = readingCases.list(user.member(), Cases.Show.ALL_OPEN, null, LOOKED_AT);
        }
        return open;
    }
}
