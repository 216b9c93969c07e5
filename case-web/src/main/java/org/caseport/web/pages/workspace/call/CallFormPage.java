package org.caseport.web.pages.workspace.call;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caseport.domain.account.Account;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.call.CallOutcome;
import org.caseport.domain.call.CallTry;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.call.CallFields;
import org.caseport.web.application.call.CallRejection;
import org.caseport.web.application.call.ClaimingCalls;
import org.caseport.web.application.call.ReadingCalls;
import org.caseport.web.application.call.RecordingCalls;
import org.caseport.web.application.desk.ReadingAsAgent;
import org.caseport.web.application.journal.JournalingReads;
import org.caseport.web.application.live.LiveRevisions;
import org.caseport.web.frame.RequestPaths;
import org.caseport.web.pages.CardNumberQuestions;
import org.caseport.web.pages.CatalogNames;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.caseport.web.pages.workspace.CurrentAgent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Backs {@code workspace/call.xhtml}: the form of a call for the agent who has claimed it, and how the call stands for
 * all others. What is typed is kept with the call.
 */
@Named
@RequestScoped
public class CallFormPage {

    static final String PATH = "/workspace/call";

    @Inject
    ReadingCalls reading;

    @Inject
    ClaimingCalls claiming;

    @Inject
    RecordingCalls recording;

    @Inject
    ReadingAsAgent cases;

    @Inject
    JournalingReads reads;

    @Inject
    CurrentAgent currentAgent;

    @Inject
    CurrentUser user;

    @Inject
    LiveRevisions live;

    @Inject
    CardNumberQuestions questions;

    @Inject
    CatalogNames names;

    @Inject
    Labels labels;

    @Inject
    Clock clock;

    @Inject
    HttpServletRequest request;

    @Inject
    @ConfigProperty(name = "caseport.phone.sip.domain")
    Optional<String> sipDomain;

    private Map<String, String> posted = Map.of();
    private Callbacks.@Nullable Recorded shown;
    private @Nullable SupportCase supportCase;
    private @Nullable DraftFields typed;
    private @Nullable CallBy proposed;
    private List<Violation> violations = List.of();
    private String error = "";

    @PostConstruct
    void read() {
        posted = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    }

    static String address(CallbackId id) {
        return PATH + "?id=" + id;
    }

    /** Finds the call before the page is rendered; an open form keeps the agent's claim. */
    public void enter() {
        if (currentAgent.isTurnedAway()) {
            return;
        }
        if (!isFound()) {
            Redirects.notFound();
            return;
        }
        reads.opened(currentAgent.agent(), call().caseId(), RequestPaths.isUnattended(request));
        if (isOwn()) {
            claiming.prolong(currentAgent.agent(), call().id());
        }
    }

    private Optional<Callbacks.Recorded> find() {
        String id = posted.getOrDefault("id", "");
        if (shown == null && CallbackId.isCallbackId(id)) {
            shown = reading.find(currentAgent.agent(), new CallbackId(id)).orElse(null);
        }
        return Optional.ofNullable(shown);
    }

    public boolean isFound() {
        return currentAgent.ifAny().isPresent() && find().isPresent();
    }

    public Callback call() {
        return found().callback();
    }

    private Callbacks.Recorded found() {
        return find().orElseThrow(() -> new IllegalStateException("there is no call to show"));
    }

    public List<CallTry> tries() {
        return found().tries();
    }

    public SupportCase supportCase() {
        if (supportCase == null) {
            supportCase = cases.find(currentAgent.agent(), call().caseId())
                    .orElseThrow(() -> new IllegalStateException("case " + call().caseId() + " is gone"));
        }
        return supportCase;
    }

    public Account account() {
        return cases.account(currentAgent.agent(), call().account())
                .orElseThrow(() -> new IllegalStateException("account " + call().account() + " is gone"));
    }

    /** The revision of calls that the page shows, for live updates. */
    public String revision() {
        return live.of(user.person(), "calls");
    }

    // ---- how the call stands

    /** Whether the agent has claimed the call, so that the form is shown. */
    public boolean isOwn() {
        return isFound() && call().isClaimedBy(currentAgent.agent().id());
    }

    public boolean isClaimable() {
        return call().state() == Callback.State.PLANNED;
    }

    /** Whether a supervisor can give the call back for the agent who has claimed it. */
    public boolean isReleasable() {
        return isFound()
                && call().state() == Callback.State.CLAIMED
                && !isOwn()
                && currentAgent.agent().supervisor();
    }

    public DialledNumber number() {
        return new DialledNumber(call().number());
    }

    /** The address that dials by the telephone system; empty without one. */
    public String sip() {
        return sipDomain
                .filter(domain -> !domain.isBlank())
                .map(domain -> number().sip(domain))
                .orElse("");
    }

    public List<ZoneId> places() {
        return CallPlaces.of(call(), account().zone(), clock.instant());
    }

    // ---- the form

    /** The address at which what is typed is saved. */
    public String base() {
        return user.root() + "/data/workspace/callbacks/" + call().id();
    }

    public UUID key() {
        return CallForm.key(call());
    }

    public List<CallOutcome> outcomes() {
        return Arrays.stream(CallOutcome.values())
                .filter(outcome -> outcome != CallOutcome.LATE)
                .toList();
    }

    /** What was posted last, or is kept. */
    public DraftFields typed() {
        if (typed == null) {
            DraftFields kept = recording.typed(currentAgent.agent(), call().id());
            typed = posted.containsKey(CallForm.KEY) ? CallForm.outcome(kept, posted, user.zone()) : kept;
        }
        return typed;
    }

    public boolean isOutcome(CallOutcome outcome) {
        return typed().get(CallFields.OUTCOME).equals(outcome.code());
    }

    /** Whether there is another try if this one reaches nobody. */
    public boolean isTriedAgain() {
        return !call().isLastTry();
    }

    /** When the next try is proposed, by the agent's wall clock; empty after the last. */
    public String proposal() {
        return proposed()
                .map(next -> CallForm.local(next.earliest(), user.zone()))
                .orElse("");
    }

    private Optional<CallBy> proposed() {
        if (proposed == null) {
            proposed = recording.proposed(currentAgent.agent(), call().id()).orElse(null);
        }
        return Optional.ofNullable(proposed);
    }

    /** The next try as it is typed or proposed. */
    public String next() {
        String chosen = CallForm.isAnotherTime(typed()) ? "" : CallForm.time(typed(), user.zone());
        return chosen.isEmpty() ? proposal() : chosen;
    }

    /** The time that was agreed on the phone, as it is typed. */
    public String time() {
        return CallForm.isAnotherTime(typed()) ? CallForm.time(typed(), user.zone()) : "";
    }

    /** A time by the agent's wall clock as it is where the customer is called; empty for no time. */
    public String there(String local) {
        return CallForm.at(local, user.zone())
                .map(at ->
                        labels.format("calls.there", labels.city(call().place()), labels.shortlyIn(call().place(), at)))
                .orElse("");
    }

    /** The service that the case is about. */
    public String service() {
        return names.service(
                supportCase().request().type(), supportCase().request().service());
    }

    /** What the customer wrote last. */
    public String lastMessage() {
        return supportCase().correspondence().stream()
                .filter(said -> said.side() == Communication.Side.CUSTOMER)
                .reduce((earlier, later) -> later)
                .map(said -> said.body().text())
                .orElse("");
    }

    /** Saves the outcome of a form that is sent without scripts. */
    public void save() {
        if (!isFound() || currentAgent.ifAny().isEmpty()) {
            return;
        }
        Outcome<RecordingCalls.Recorded> outcome = keyOf(posted.getOrDefault(CallForm.KEY, ""))
                .map(key -> recording.record(
                        currentAgent.agent(),
                        call().id(),
                        key,
                        CallForm.outcome(recording.typed(currentAgent.agent(), call().id(), key), posted, user.zone())))
                .orElseGet(() -> new Outcome.Refused<>(CallRejection.Why.KEY_TAKEN));
        Rejection why = outcome.rejection().orElse(null);
        if (why == null) {
            Redirects.to(user.root() + CallResource.savedAddress(call().id()));
        } else if (why instanceof Rejection.Declined declined) {
            violations = declined.violations();
        } else {
            error = CallResource.sentence(labels, why);
        }
        shown = null;
    }

    /** A key as pages draw it; empty for any other text. */
    static Optional<UUID> keyOf(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    /** Gives the call back for the agent who has claimed it. */
    public void giveBackFor() {
        if (!isFound() || currentAgent.ifAny().isEmpty()) {
            return;
        }
        Outcome<Callback> outcome = claiming.giveBackFor(currentAgent.agent(), call().id(), reason());
        Rejection why = outcome.rejection().orElse(null);
        if (why == null) {
            Redirects.to(user.root() + CallResource.backAddress(call().id()));
        } else if (why instanceof Rejection.Declined declined) {
            violations = declined.violations();
        } else {
            error = CallResource.sentence(labels, why);
        }
        shown = null;
    }

    /** The reason for giving back, and the answers about numbers in it. */
    public DraftFields reason() {
        return DraftFields.of(CardNumberQuestions.said(posted))
                .with(
                        DraftFields.REASON,
                        posted.getOrDefault(DraftFields.REASON, "").replace("\r\n", "\n"));
    }

    public List<CardNumberQuestions.Question> questionsAbout(String field) {
        return posted.containsKey(CallForm.KEY) ? questions.about(typed(), field) : List.of();
    }

    // ---- what went wrong

    /** Everything that prevents the outcome from being saved. */
    public List<Violation> violations() {
        return violations;
    }

    /** Why nothing was saved, besides violations; empty for no reason. */
    public String error() {
        if (!error.isEmpty()) {
            return error;
        }
        String code = posted.getOrDefault("refused", "");
        if (code.equals(CallResource.HAS_CLAIM)) {
            return labels.format("Why.HAS_CLAIM");
        }
        return posted.containsKey("kept") && !isOwn() ? labels.format("calls.kept") : "";
    }

    /** What is wrong with a field of the form. */
    public String sentence(Violation violation) {
        return labels.find("calls.missing." + violation.field())
                .filter(any -> violation.problem() == Violation.Problem.MISSING)
                .orElseGet(() -> labels.sentence(violation));
    }

    public boolean isWrong(String field) {
        return violations.stream().anyMatch(violation -> violation.field().equals(field));
    }

    /** The id of the field that a violation is about. */
    public String fieldOf(Violation violation) {
        return switch (violation.field()) {
            case CallFields.OUTCOME -> "outcome-" + CallOutcome.REACHED.code();
            case CallFields.SUMMARY -> "summary";
            case CallFields.LETTER -> "letter";
            case CallFields.AT -> isOutcome(CallOutcome.ANOTHER_TIME) ? "time" : "next-try";
            case DraftFields.REASON -> "reason";
            default -> "note";
        };
    }

    /** When the claim began. */
    public String since() {
        Callback.Claim claim = call().claim();
        Instant since = claim == null ? call().changedAt() : claim.since();
        return labels.ofDay(since);
    }
}
