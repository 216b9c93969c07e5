package org.caseport.web.pages.customer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftFields;
import org.caseport.web.application.Drafting;
import org.caseport.web.application.ReadingCases;
import org.caseport.web.pages.CatalogNames;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.jspecify.annotations.Nullable;

/** Backs the start page: what to continue, what waits for the reader, and what moved last. */
@Named
@RequestScoped
public class StartPage {

    private static final int SHOWN = 5;
    /** How long before its deletion a draft says so. */
    private static final Duration NOTICE = Duration.ofDays(7);

    @Inject
    Drafting drafting;

    @Inject
    ReadingCases readingCases;

    @Inject
    CurrentUser user;

    @Inject
    CatalogNames names;

    @Inject
    Labels labels;

    @Inject
    Clock clock;

    private @Nullable List<CaseDraft> drafts;
    private @Nullable List<CaseSummary> waiting;
    private @Nullable List<CaseSummary> latest;

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

    /** What a draft is called in a list: its subject, once it has one. */
    public String titleOf(CaseDraft draft) {
        String subject = draft.fields().get(DraftFields.SUBJECT).strip();
        return subject.isEmpty() ? labels.format("start.draft.untitled") : subject;
    }

    /** What it is about, when it was saved, and near its deletion, until when it is kept. */
    public String metaOf(CaseDraft draft) {
        List<String> parts = new ArrayList<>();
        Arrays.stream(CaseType.values())
                .filter(type -> type.code().equals(draft.fields().get(DraftFields.CASE_TYPE)))
                .findFirst()
                .ifPresent(type -> {
                    parts.add(labels.of(type));
                    String service = draft.fields().get(DraftFields.SERVICE);
                    if (!service.isEmpty()) {
                        parts.add(names.service(type, service));
                    }
                });
        parts.add(labels.format("start.draft.saved", labels.shortly(draft.touchedAt())));
        Instant deletion = draft.touchedAt().plus(CaseDraft.KEPT);
        if (clock.instant().isAfter(deletion.minus(NOTICE))) {
            parts.add(labels.format("start.draft.deleted", labels.shortly(deletion)));
        }
        return String.join(" · ", parts);
    }

    /** Open cases in which support waits for an answer of the customer. */
    public List<CaseSummary> waiting() {
        if (waiting == null) {
            waiting = readingCases.list(user.member(), Cases.Show.WAITING_FOR_CUSTOMER, null, SHOWN);
        }
        return waiting;
    }

    /** Open cases, newest activity first. */
    public List<CaseSummary> latest() {
        if (latest == null) {
            latest = readingCases
                    .list(
                            user.member(),
                            Cases.Show.ALL_OPEN,
                            null,
                            SHOWN + waiting().size())
                    .stream()
                    .filter(summary -> summary.status() != CaseStatus.PENDING_CUSTOMER_ACTION)
                    .limit(SHOWN)
                    .toList();
        }
        return latest;
    }

    /** Whether there is nothing to show yet. */
    public boolean isBare() {
        return drafts().isEmpty()
                && readingCases.list(user.member(), Cases.Show.ALL, null, 1).isEmpty();
    }
}
