package org.caseport.web.pages.customer.start;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.search.CaseSearch.Filter;
import org.caseport.domain.search.CaseSearch.Found;
import org.caseport.domain.search.CaseSearch.Order;
import org.caseport.domain.search.CaseSearch.Sort;
import org.caseport.domain.text.BlankText;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.application.cases.FindingCases;
import org.caseport.web.application.opening.Drafting;
import org.caseport.web.pages.CatalogNames;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.customer.wizard.WizardStep;
import org.jspecify.annotations.Nullable;

/** Backs the start page: drafts to continue, cases that wait for the customer, and the latest cases. */
@Named
@RequestScoped
public class StartPage {

    private static final int SHOWN = 5;
    /** How long before its deletion a draft shows the date. */
    private static final Duration NOTICE = Duration.ofDays(7);

    @Inject
    Drafting drafting;

    @Inject
    FindingCases findingCases;

    @Inject
    CurrentUser user;

    @Inject
    CatalogNames names;

    @Inject
    Labels labels;

    @Inject
    CasePolicy policy;

    @Inject
    Clock clock;

    private @Nullable List<CaseDraft> unfinished;
    private @Nullable Map<CaseId, CaseSummary> answered;
    private @Nullable List<CaseSummary> waiting;
    private @Nullable List<CaseSummary> latest;
    private @Nullable Boolean bare;

    private List<CaseDraft> unfinished() {
        if (unfinished == null) {
            unfinished = drafting.unfinished(user.member());
        }
        return unfinished;
    }

    /** Drafts of new cases. */
    public List<CaseDraft> drafts() {
        return unfinished().stream().filter(draft -> draft.answers() == null).toList();
    }

    /** Drafts of replies, as far as their cases can be replied to. */
    public List<CaseDraft> replies() {
        return unfinished().stream()
                .filter(draft -> draft.answers() != null && answered().containsKey(draft.answers()))
                .toList();
    }

    public CaseSummary answeredBy(CaseDraft reply) {
        CaseSummary line = reply.answers() == null ? null : answered().get(reply.answers());
        if (line == null) {
            throw new IllegalStateException("draft " + reply.id() + " answers no case");
        }
        return line;
    }

    private Map<CaseId, CaseSummary> answered() {
        if (answered == null) {
            Set<CaseId> ids = unfinished().stream()
                    .flatMap(draft -> Stream.ofNullable(draft.answers()))
                    .collect(Collectors.toSet());
            answered = ids.isEmpty() ? Map.of() : findingCases.lines(user.member(), ids);
        }
        return answered;
    }

    /** The address at which the draft is continued. */
    public String addressOf(CaseDraft draft) {
        return "/cases/create?draft=" + draft.id() + "&step="
                + WizardStep.of(draft.step()).code();
    }

    /** The title of a draft in a list: its subject, if it has one. */
    public String titleOf(CaseDraft draft) {
        String subject = BlankText.strip(draft.fields().get(DraftFields.SUBJECT));
        return subject.isEmpty() ? labels.format("start.draft.untitled") : subject;
    }

    /** The type and service of a draft, when it was saved, and near its deletion, until when it is kept. */
    public String metaOf(CaseDraft draft) {
        List<String> parts = new ArrayList<>();
        CaseType.of(draft.fields().get(DraftFields.CASE_TYPE)).ifPresent(type -> {
            parts.add(labels.of(type));
            String service = draft.fields().get(DraftFields.SERVICE);
            if (!service.isEmpty()) {
                parts.add(names.service(type, service));
            }
        });
        parts.add(labels.format("start.draft.saved", labels.shortly(draft.touchedAt())));
        Instant deletion = draft.touchedAt().plus(policy.draftsKept(clock.instant()));
        if (clock.instant().isAfter(deletion.minus(NOTICE))) {
            parts.add(labels.format("start.draft.deleted", labels.shortly(deletion)));
        }
        return String.join(" · ", parts);
    }

    /** Open cases in which support waits for the customer. */
    public List<CaseSummary> waiting() {
        if (waiting == null) {
            waiting = newest(EnumSet.of(CaseStatus.PENDING_CUSTOMER_ACTION), SHOWN);
        }
        return waiting;
    }

    /** The other open cases, newest activity first. */
    public List<CaseSummary> latest() {
        if (latest == null) {
            latest = newest(
                    EnumSet.complementOf(EnumSet.of(CaseStatus.PENDING_CUSTOMER_ACTION, CaseStatus.RESOLVED)), SHOWN);
        }
        return latest;
    }

    private List<CaseSummary> newest(Set<CaseStatus> statuses, int most) {
        return findingCases
                .find(
                        user.member(),
                        new Filter("", statuses, null, null, null, Instant.EPOCH, null),
                        new Order(Sort.LAST_ACTIVITY, true),
                        null,
                        most)
                .stream()
                .map(Found::summary)
                .toList();
    }

    /** Whether there is nothing to show yet. */
    public boolean isBare() {
        if (bare == null) {
            bare = unfinished().isEmpty()
                    && waiting().isEmpty()
                    && latest().isEmpty()
                    && newest(EnumSet.allOf(CaseStatus.class), 1).isEmpty();
        }
        return bare;
    }
}
