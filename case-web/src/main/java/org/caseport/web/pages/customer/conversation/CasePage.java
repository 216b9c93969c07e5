package org.caseport.web.pages.customer.conversation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.announcement.AffectedCases.KnownProblem;
import org.caseport.domain.cases.ActingSide;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.RequestDetails;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.erasure.Erasure;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.rating.Rating;
import org.caseport.policy.book.ResolutionTerms;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.application.cases.RatingCases;
import org.caseport.web.application.cases.ReadingCases;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.application.live.LiveRevisions;
import org.caseport.web.application.opening.RelatingCases;
import org.caseport.web.application.policy.ConsultingPolicy;
import org.caseport.web.pages.CallByExplanations;
import org.caseport.web.pages.CatalogNames;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.caseport.web.text.TextToHtml;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Backs {@code cases/case.xhtml}: a case of the reader's account, and right after submission what happens next. */
@Named
@RequestScoped
public class CasePage {

    @Inject
    ReadingCases readingCases;

    @Inject
    RelatingCases relating;

    @Inject
    RatingCases rating;

    @Inject
    Redacting redacting;

    @Inject
    LiveRevisions liveRevisions;

    @Inject
    Provider<ReplyComposer> composer;

    @Inject
    Clock clock;

    /** Whether members see the first names of agents. */
    @Inject
    @ConfigProperty(name = "caseport.agents.first.names", defaultValue = "false")
    boolean firstNames;

    @Inject
    CatalogNames names;

    @Inject
    CasePolicy policy;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    CallByExplanations explanations;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    private Map<String, String> asked = Map.of();
    private @Nullable List<CaseSummary> related;
    private boolean askedForProblem;
    private @Nullable KnownProblem problem;
    private @Nullable List<ReadingCases.Turn> timeline;
    private boolean askedForRating;
    private @Nullable Rating rated;
    private @Nullable Boolean rateable;
    private @Nullable DraftFields ratingBegun;
    private boolean justSubmitted;
    private String revision = "";
    private @Nullable SupportCase shown;

    @PostConstruct
    void read() {
        asked = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        String id = asked.getOrDefault("id", "");
        justSubmitted = asked.containsKey("submitted");
        // The revision is read before the case, so that the page is never older than its revision.
        revision = liveRevisions.of(user.person(), "case:" + id);
        shown = CaseId.isCaseId(id)
                ? readingCases.find(user.member(), new CaseId(id)).orElse(null)
                : null;
    }

    /** Finds the case before the page is rendered, or answers 404. */
    public void enter() {
        if (shown == null) {
            Redirects.notFound();
        } else if (!justSubmitted && composer.get().needsId()) {
            composer.get().giveId();
        }
    }

    public static String address(CaseId id) {
        return "/cases/case?id=" + id;
    }

    public static String addressAfterSubmission(CaseId id) {
        return address(id) + "&submitted=true";
    }

    /** The revision of the case that the page shows, for live updates. */
    public String revision() {
        return revision;
    }

    public boolean isFound() {
        return shown != null;
    }

    public SupportCase shown() {
        if (shown == null) {
            throw new IllegalStateException("there is no case to show");
        }
        return shown;
    }

    /** Whether the reader has just submitted the case in the wizard. */
    public boolean isJustSubmitted() {
        return justSubmitted;
    }

    /** The correspondence, newest first. */
    public List<Communication> correspondence() {
        List<Communication> newestFirst = new ArrayList<>(shown().correspondence());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /** Type, service and category in one line. */
    public String about() {
        return Stream.of(labels.of(shown().request().type()), serviceName(), categoryName())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** Service and category, as a path. */
    public String topic() {
        return categoryName().isEmpty() ? serviceName() : serviceName() + " › " + categoryName();
    }

    public String serviceName() {
        return names.service(shown().request().type(), shown().request().service());
    }

    public String categoryName() {
        return names.category(shown().request().service(), shown().request().category());
    }

    public boolean isAboutLimits() {
        return shown().request().type() == CaseType.SERVICE_LIMIT_INCREASE;
    }

    /** The extra questions and their answers. */
    public List<RequestDetails.Answer> answers() {
        CaseRequest asked = shown().request();
        return names.answers(asked.service(), asked.category(), asked.details().answers());
    }

    /** The limits to be raised, one a line. */
    public String requests() {
        return shown().request().details().limits().stream()
                .map(request -> names.request(shown().request().service(), request))
                .collect(Collectors.joining("\n"));
    }

    /** How support contacts the customer: method, language and the number to call. */
    public String contact() {
        CaseRequest asked = shown().request();
        String contact = labels.of(asked.method()) + labels.format("list.comma") + labels.of(asked.language());
        CallbackNumber callback = asked.callback();
        return callback == null ? contact : contact + labels.format("list.comma") + explanations.number(callback);
    }

    public String contacts() {
        return String.join("\n", shown().contacts());
    }

    // ---- what can be done

    /** Whether a resolved case can still be reopened. */
    public boolean isReopenable() {
        return !shown().status().isOpen()
                && shown().canReopenAt(clock.instant(), afterResolution().reopening());
    }

    /** Until when a resolved case could be reopened. */
    public String reopenableUntil() {
        Instant resolvedAt = shown().resolvedAt();
        return resolvedAt == null
                ? ""
                : labels.instant(resolvedAt.plus(afterResolution().reopening()));
    }

    /** For how long a case can be reopened. */
    public long reopenableDays() {
        return afterResolution().reopening().toDays();
    }

    private ResolutionTerms afterResolution() {
        return consulting.afterResolution(shown());
    }

    /** Whether only requester, named members and support see it. */
    public boolean isConfidential() {
        return shown().audience().confidential();
    }

    /** The case into which a duplicate was merged; empty if it is none, or the reader does not see that case. */
    public String mergedInto() {
        CaseId into = shown().state().mergedInto();
        return into == null || readingCases.find(user.member(), into).isEmpty() ? "" : into.value();
    }

    /** What has just been done, in a sentence; empty for nothing. */
    public String done() {
        return ReplyAct.named(asked.getOrDefault("done", ""))
                .map(act -> labels.format("case.done." + act.code()))
                .or(() -> asked.containsKey("discarded")
                        ? Optional.of(labels.format("reply.discarded"))
                        : Optional.empty())
                .orElse("");
    }

    // ---- what belongs to it

    public List<CaseSummary> related() {
        if (related == null) {
            related = relating.relatedTo(user.member(), shown().id());
        }
        return related;
    }

    /** The known problem that affects the case; null for none. */
    public @Nullable KnownProblem problem() {
        if (!askedForProblem) {
            problem = readingCases.problem(user.member(), shown()).orElse(null);
            askedForProblem = true;
        }
        return problem;
    }

    /** The status changes of the case, newest first. */
    public List<ReadingCases.Turn> timeline() {
        if (timeline == null) {
            timeline = readingCases.timeline(user.member(), shown());
        }
        return timeline;
    }

    /** Who changed the status. */
    public String moverOf(ReadingCases.Turn turn) {
        if (turn.side() != ActingSide.CUSTOMER) {
            return labels.of(turn.side() == ActingSide.AGENT ? Communication.Side.SUPPORT : Communication.Side.SYSTEM);
        }
        return user.person().id().equals(turn.person())
                ? labels.format("case.you")
                : shown().requester().equals(turn.person())
                        ? labels.person(shown().requesterName())
                        : labels.of(Communication.Side.CUSTOMER);
    }

    // ---- rating

    public boolean isRateable() {
        if (rateable == null) {
            rateable = shown().resolvedAt() != null && rated() == null && rating.isOpen(user.member(), shown());
        }
        return rateable;
    }

    /** Whether the reader can change the rating, having given it. */
    public boolean isRatingChangeable() {
        Rating given = rated();
        return given != null && given.person().equals(user.person().id()) && rating.isOpen(user.member(), shown());
    }

    /** What the form for the rating holds: what could not be accepted yet, or the rating. */
    public String ratingField(String name) {
        String begun = ratingBegun().get(name);
        Rating given = rated();
        if (!begun.isEmpty() || given == null) {
            return begun;
        }
        return name.equals(DraftFields.STARS) ? String.valueOf(given.stars()) : given.comment();
    }

    /** The rating of the case's current resolution; null for none. */
    public @Nullable Rating rated() {
        if (!askedForRating && shown().resolvedAt() != null) {
            rated = rating.of(user.member(), shown()).orElse(null);
        }
        askedForRating = true;
        return rated;
    }

    public List<Integer> stars() {
        return List.of(1, 2, 3, 4, 5);
    }

    /** What was typed into the rating form and could not be accepted yet. */
    public DraftFields ratingBegun() {
        if (ratingBegun == null) {
            ratingBegun = rating.begun(user.member(), shown().id());
        }
        return ratingBegun;
    }

    /** Why a rating was refused; empty if it was not. */
    public String ratingProblem() {
        String outcome = asked.getOrDefault("rating", "");
        if (outcome.equals("number_in_doubt")) {
            return redacting.undecidedNumbers(ratingBegun(), DraftFields.COMMENT).stream()
                    .findFirst()
                    .map(labels::sentence)
                    .orElse("");
        }
        return Set.of("no_stars", "too_long", "too_late", "rated_before", "not_resolved")
                        .contains(outcome)
                ? labels.format(
                        "rating.problem." + outcome,
                        Body.LONGEST,
                        afterResolution().rating().toDays())
                : "";
    }

    /** The text of an entry as safe HTML with links. */
    public String textOf(Communication entry) {
        return TextToHtml.html(entry.body().text());
    }

    /** Whether a secret was redacted in an entry's text. */
    public boolean redacted(Communication entry) {
        return redacting.isRedacted(entry.body().text());
    }

    /**
     * The author of an entry: the reader, a colleague by name, or support, with the agent's first name if configured.
     */
    public String authorOf(Communication entry) {
        if (entry.side() == Communication.Side.SUPPORT
                && firstNames
                && !entry.authorName().isBlank()
                && !entry.authorName().equals(Erasure.NAME)) {
            return labels.format("case.supportNamed", entry.authorName().strip().split("\\s+", 2)[0]);
        }
        if (entry.side() != Communication.Side.CUSTOMER) {
            return labels.of(entry.side());
        }
        return user.person().id().equals(entry.person())
                ? labels.format("case.you")
                : labels.person(entry.authorName());
    }

    /** The initials of the author of an entry. */
    public String initialsOf(Communication entry) {
        return labels.initials(
                entry.side() == Communication.Side.CUSTOMER ? entry.authorName() : labels.of(entry.side()));
    }

    /** How many files the case has. */
    public long files() {
        return shown().correspondence().stream()
                .mapToLong(entry -> entry.attachments().size())
                .sum();
    }

    public String addressOf(AttachedFile file) {
        return "/data/cases/" + shown().id() + "/files/" + file.id();
    }

    public boolean isPromiseMet() {
        Instant answered = shown().firstResponseAt();
        return answered != null && !answered.isAfter(shown().request().promise().due());
    }

    /** When the first response was due, and how long it took if there was one. */
    public String promiseState() {
        Instant due = shown().request().promise().due();
        Instant answered = shown().firstResponseAt();
        return answered == null
                ? labels.format("case.due", shown().status().isOpen() ? labels.when(due) : labels.instant(due))
                : labels.format(
                        "case.answered",
                        labels.instant(due),
                        labels.span(Duration.between(shown().openedAt(), answered)));
    }

    /** What happens after submission, by contact method. */
    public String next() {
        String due = labels.when(shown().request().promise().due());
        CallbackNumber callback = shown().request().callback();
        return labels.format(
                "confirmation.next." + methodInService().code(),
                due,
                callback == null ? "" : explanations.number(callback),
                user.person().email());
    }

    /** The case's contact method, or web for an old case whose method is no longer in service. */
    private ContactMethod methodInService() {
        ContactMethod asked = shown().request().method();
        return policy.isInService(asked) ? asked : ContactMethod.WEB;
    }
}
