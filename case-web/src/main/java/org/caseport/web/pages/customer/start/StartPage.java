package org.caseport.web.pages.customer.start;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
import org.caseport.domain.search.CaseSearch.LatestMessage;
import org.caseport.domain.search.CaseSearch.Order;
import org.caseport.domain.search.CaseSearch.Sort;
import org.caseport.domain.text.BlankText;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.application.cases.FindingCases;
import org.caseport.web.application.live.LiveRevisions;
import org.caseport.web.application.opening.Drafting;
import org.caseport.web.pages.CatalogNames;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.customer.conversation.CasePage;
import org.caseport.web.pages.customer.wizard.WizardStep;
import org.jspecify.annotations.Nullable;

/** Backs the start page: cases that wait for the customer, the latest cases, and drafts to continue. */
@Named
@RequestScoped
public class StartPage {

    private static final int SHOWN = 5;
    private static final int DRAFTS_SHOWN = 2;
    /** How many open cases are read at most, to count them and to find the next that is due. */
    private static final int COUNTED = 100;
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

    @Inject
    HttpServletRequest request;

    @Inject
    LiveRevisions liveRevisions;

    private String revision = "";
    private @Nullable List<CaseDraft> unfinished;
    private @Nullable Map<CaseId, CaseSummary> answered;
    private @Nullable List<CaseSummary> open;
    private @Nullable List<CaseSummary> waitingCases;
    private @Nullable Map<CaseId, LatestMessage> messages;
    private @Nullable List<CaseLine> waiting;
    private @Nullable List<CaseLine> latest;
    private @Nullable Boolean bare;

    @PostConstruct
    void read() {
        // Read before the cases, so that the page is never older than its revision.
        revision = user.isMember() ? liveRevisions.of(user.person(), "account") : "";
    }

    private List<CaseDraft> unfinished() {
        if (unfinished == null) {
            unfinished = drafting.unfinished(user.member());
        }
        return unfinished;
    }

    /** Drafts of new cases: the latest ones, or all that there are if the address asks for them. */
    public List<CaseDraft> drafts() {
        return allDrafts().stream()
                .limit(isEveryDraftShown() ? Long.MAX_VALUE : DRAFTS_SHOWN)
                .toList();
    }

    /** How many more drafts there are. */
    public int furtherDrafts() {
        return allDrafts().size() - drafts().size();
    }

    private List<CaseDraft> allDrafts() {
        return unfinished().stream().filter(draft -> draft.answers() == null).toList();
    }

    private boolean isEveryDraftShown() {
        return "all".equals(request.getParameter("drafts"));
    }

    /** The revision of the account's cases that the page shows, for live updates. */
    public String revision() {
        return revision;
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

    /** Open cases in which support waits for the customer, newest activity first. */
    public List<CaseLine> waiting() {
        if (waiting == null) {
            waiting = lines(waitingCases());
        }
        return waiting;
    }

    /** The other open cases, newest activity first. */
    public List<CaseLine> latest() {
        if (latest == null) {
            latest = lines(latestCases());
        }
        return latest;
    }

    private List<CaseSummary> waitingCases() {
        if (waitingCases == null) {
            // Of more cases than are read here, those that wait may be among the others.
            waitingCases = open().size() > COUNTED
                    ? newest(EnumSet.of(CaseStatus.PENDING_CUSTOMER_ACTION), SHOWN)
                    : shown(line -> line.status() == CaseStatus.PENDING_CUSTOMER_ACTION);
        }
        return waitingCases;
    }

    private List<CaseSummary> latestCases() {
        return shown(line -> line.status() != CaseStatus.PENDING_CUSTOMER_ACTION);
    }

    private List<CaseSummary> shown(Predicate<CaseSummary> which) {
        return open().stream().filter(which).limit(SHOWN).toList();
    }

    /** The figures above the lists; empty without an open case. */
    public List<Figure> figures() {
        if (open().isEmpty()) {
            return List.of();
        }
        long waits = open().stream()
                .filter(line -> line.status() == CaseStatus.PENDING_CUSTOMER_ACTION)
                .count();
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(labels.format("start.figures.open"), counted(open().size()), "/cases"));
        if (waits > 0) {
            String waiting = "/cases?status=" + CaseStatus.PENDING_CUSTOMER_ACTION.code();
            figures.add(new Figure(labels.format("start.figures.waiting"), counted(waits), waiting));
        }
        // Of more cases than are read here, the next one may be among the others.
        if (open().size() <= COUNTED) {
            nextDue()
                    .ifPresent(line -> figures.add(new Figure(
                            labels.format("start.figures.next"),
                            labels.briefly(line.due()),
                            CasePage.address(line.id()))));
        }
        return figures;
    }

    private Optional<CaseSummary> nextDue() {
        return open().stream()
                .filter(line -> !line.answered() && line.due().isAfter(clock.instant()))
                .min(Comparator.comparing(CaseSummary::due));
    }

    private String counted(long number) {
        return open().size() > COUNTED
                ? labels.format("start.figures.many", labels.number(Math.min(number, COUNTED)))
                : labels.number(number);
    }

    private List<CaseSummary> open() {
        if (open == null) {
            open = newest(EnumSet.complementOf(EnumSet.of(CaseStatus.RESOLVED)), COUNTED + 1);
        }
        return open;
    }

    private List<CaseLine> lines(List<CaseSummary> cases) {
        return cases.stream().map(line -> line(line, messages().get(line.id()))).toList();
    }

    /** The latest messages of all listed cases that support has replied to. */
    private Map<CaseId, LatestMessage> messages() {
        if (messages == null) {
            Set<CaseId> replied = Stream.concat(waitingCases().stream(), latestCases().stream())
                    .filter(CaseSummary::answered)
                    .map(CaseSummary::id)
                    .collect(Collectors.toSet());
            messages = replied.isEmpty() ? Map.of() : findingCases.latestMessages(user.member(), replied);
        }
        return messages;
    }

    private CaseLine line(CaseSummary one, @Nullable LatestMessage latest) {
        Instant now = clock.instant();
        String title = labels.title(one);
        if (one.answered()) {
            Instant at = latest == null ? one.lastActivityAt() : latest.at();
            return new CaseLine(one, title, latest == null ? activity(one) : said(latest), at, -1, false, false);
        }
        boolean late = !one.due().isAfter(now);
        String when = late ? labels.ago(one.due()) : labels.relative(one.due());
        String says = labels.format(
                late ? "start.line.overdue" : "start.line.due", when.isEmpty() ? labels.shortly(one.due()) : when);
        return new CaseLine(one, title, says, one.due(), used(one, now), !now.isBefore(one.atRisk()), late);
    }

    private String activity(CaseSummary one) {
        return labels.format("start.line.activity", labels.ago(one.lastActivityAt()));
    }

    private String said(LatestMessage latest) {
        String when = labels.ago(latest.at());
        return switch (latest.side()) {
            case SUPPORT -> labels.format("start.line.support", when);
            case CUSTOMER ->
                user.person().id().equals(latest.person())
                        ? labels.format("start.line.you", when)
                        : labels.format("start.line.activity", when);
            case SYSTEM -> labels.format("start.line.activity", when);
        };
    }

    /** How much of the time until the first response is due has passed, in percent. */
    private static int used(CaseSummary one, Instant now) {
        long whole = Math.max(1, Duration.between(one.openedAt(), one.due()).toSeconds());
        long passed = Duration.between(one.openedAt(), now).toSeconds();
        return (int) Math.max(0, Math.min(100, 100 * passed / whole));
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
                    && open().isEmpty()
                    && newest(EnumSet.allOf(CaseStatus.class), 1).isEmpty();
        }
        return bare;
    }

    /**
     * A case in a short list.
     *
     * @param says what happens next or happened last
     * @param at the instant of that
     * @param used how much of the time until the first response is due has passed, in percent; -1 after it
     * @param atRisk whether it is at risk to be overdue
     * @param late whether the first response is overdue
     */
    public record CaseLine(
            CaseSummary summary, String title, String says, Instant at, int used, boolean atRisk, boolean late) {}

    /** A number above the lists, with the page that shows what was counted. */
    public record Figure(String name, String number, String address) {}
}
