package org.caseport.web.pages.workspace;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Agent;
import org.caseport.domain.announcement.AffectedCases.KnownProblem;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.RequestDetails;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.desk.InternalNote;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.rating.Rating;
import org.caseport.policy.entitlement.AccountLimits;
import org.caseport.policy.entitlement.Offer;
import org.caseport.policy.entitlement.Offers;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.application.desk.ReadingAsAgent;
import org.caseport.web.application.desk.ReadingQueue;
import org.caseport.web.application.journal.JournalingReads;
import org.caseport.web.application.live.LiveRevisions;
import org.caseport.web.frame.RequestPaths;
import org.caseport.web.pages.CatalogNames;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.caseport.web.text.Texts;
import org.jspecify.annotations.Nullable;

/** Backs {@code workspace/case.xhtml}: everything that agents see of a case, of any account. */
@Named
@RequestScoped
public class AgentCasePage {

    static final String PATH = "/workspace/case";

    /** The parameter of an agent who goes from one case to the next by taking it. */
    static final String TAKING_NEXT = "takingNext";

    private static final int OTHERS = 8;
    private static final int ALIKE = 5;

    @Inject
    ReadingAsAgent reading;

    @Inject
    JournalingReads reads;

    @Inject
    HttpServletRequest request;

    @Inject
    ReadingQueue queue;

    @Inject
    CurrentAgent currentAgent;

    @Inject
    CatalogNames names;

    @Inject
    Labels labels;

    @Inject
    DueTimeFormatter dueWords;

    @Inject
    Clock clock;

    @Inject
    CurrentUser user;

    @Inject
    Redacting redacting;

    @Inject
    LiveRevisions live;

    private String id = "";
    private String done = "";
    private boolean takingNext;
    private @Nullable SupportCase shown;
    private @Nullable Account account;
    private @Nullable List<InternalNote> notes;
    private @Nullable List<CaseSummary> others;
    private @Nullable List<CaseSummary> alike;
    private @Nullable List<CaseSummary> linked;
    private boolean askedForProblem;
    private @Nullable KnownProblem problem;
    private @Nullable List<Agent> colleagues;
    private @Nullable Offers offers;
    private @Nullable AccountLimits limits;
    private boolean askedForRating;
    private @Nullable Rating rating;

    @PostConstruct
    void read() {
        Map<String, String> asked =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        id = asked.getOrDefault("id", "");
        done = asked.getOrDefault("done", "");
        takingNext = asked.containsKey(TAKING_NEXT);
    }

    /** Finds the case before the page is rendered, or answers with an error. */
    public void enter() {
        if (currentAgent.isTurnedAway()) {
            return;
        }
        find().ifPresentOrElse(
                        found -> reads.opened(agent(), found.id(), RequestPaths.isUnattended(request)),
                        Redirects::notFound);
    }

    /** The customer's rating; null for none. */
    public @Nullable Rating rating() {
        if (!askedForRating) {
            rating = reading.rating(currentAgent.agent(), shown()).orElse(null);
            askedForRating = true;
        }
        return rating;
    }

    public static String address(CaseId id) {
        return PATH + "?id=" + id;
    }

    /** The address after an act, with the act that the page then confirms. */
    static String addressAfter(CaseId id, String done) {
        return address(id) + confirming(done);
    }

    /** The address of a case that the agent got by asking for the next one, and goes on to the next one from. */
    static String addressOfTaken(CaseId id, String done) {
        return address(id) + "&" + TAKING_NEXT + "=true" + confirming(done);
    }

    static String confirming(String done) {
        return "&done=" + done;
    }

    private Optional<SupportCase> find() {
        if (shown == null && CaseId.isCaseId(id)) {
            shown = reading.find(currentAgent.agent(), new CaseId(id)).orElse(null);
        }
        return Optional.ofNullable(shown);
    }

    /** Whether the case was found. */
    public boolean isFound() {
        return currentAgent.ifAny().isPresent() && find().isPresent();
    }

    public SupportCase shown() {
        return find().orElseThrow(() -> new IllegalStateException("there is no case to show"));
    }

    /** Marks the case as changed, so that it is read again when the page is rendered. */
    void changed() {
        shown = null;
        notes = null;
        askedForProblem = false;
        askedForRating = false;
    }

    /** The revision of the case that the page shows, for live updates. */
    public String revision() {
        return live.of(user.person(), "case:" + shown().id());
    }

    Agent agent() {
        return currentAgent.agent();
    }

    /** What was just done, in words; empty for nothing. */
    public String done() {
        return done.matches("[a-z]{1,20}")
                ? new Texts(labels.locale()).find("desk.done." + done).orElse("")
                : "";
    }

    public Account account() {
        if (account == null) {
            account = reading.account(agent(), shown().account())
                    .orElseThrow(() -> new IllegalStateException("account " + shown().account() + " is gone"));
        }
        return account;
    }

    public List<Agent> colleagues() {
        if (colleagues == null) {
            colleagues = reading.colleagues(agent());
        }
        return colleagues;
    }

    public boolean isMine() {
        return shown().assignee() != null && shown().assignee().id().equals(agent().id());
    }

    /** Whether the agent goes on by taking the next case, and not to the next one of a list. */
    public boolean isTakingNext() {
        return takingNext;
    }

    /** Whether the case is open and has no assignee: to take it is what to do first. */
    public boolean isUnassigned() {
        return shown().status().isOpen() && shown().assignee() == null;
    }

    public String assignee() {
        return shown().assignee() == null
                ? labels.format("queue.nobody")
                : labels.person(shown().assignee().name());
    }

    // ---- correspondence and notes

    /** The communications and internal notes, newest first. */
    public List<ThreadEntry> thread() {
        List<ThreadEntry> thread = new ArrayList<>();
        shown().correspondence().forEach(said -> thread.add(ThreadEntry.of(said)));
        notes().forEach(note -> thread.add(ThreadEntry.of(note)));
        thread.sort(Comparator.comparing(ThreadEntry::at).reversed());
        return thread;
    }

    private List<InternalNote> notes() {
        if (notes == null) {
            notes = reading.notes(agent(), shown().id());
        }
        return notes;
    }

    /** Whether a secret was redacted in an entry's text. */
    public boolean redacted(ThreadEntry entry) {
        return redacting.isRedacted(entry.text());
    }

    /** The side of the author, in words. */
    public String sideOf(ThreadEntry entry) {
        Communication.Side side = entry.side();
        return side == null ? labels.format("desk.note") : labels.of(side);
    }

    public String addressOf(AttachedFile file) {
        return "/data/workspace/cases/" + shown().id() + "/files/" + file.id();
    }

    // ---- what it is about

    public String topic() {
        String category =
                names.category(shown().request().service(), shown().request().category());
        String service = serviceName();
        return category.isEmpty() ? service : service + " › " + category;
    }

    public String serviceName() {
        return names.service(shown().request().type(), shown().request().service());
    }

    /** The extra questions and their answers. */
    public List<RequestDetails.Answer> answers() {
        CaseRequest asked = shown().request();
        return names.answers(asked.service(), asked.category(), asked.details().answers());
    }

    public String requests() {
        return shown().request().details().limits().stream()
                .map(request -> names.request(shown().request().service(), request))
                .collect(Collectors.joining("\n"));
    }

    public boolean isAboutLimits() {
        return shown().request().type() == CaseType.SERVICE_LIMIT_INCREASE;
    }

    /** How support contacts the customer. */
    public String contact() {
        CallbackNumber callback = shown().request().callback();
        String method = labels.of(shown().request().method());
        String number = callback == null
                ? ""
                : callback.extension() == null
                        ? callback.international()
                        : labels.format("create.review.extension", callback.international(), callback.extension());
        String language = labels.of(shown().request().language());
        return number.isEmpty()
                ? labels.format("desk.contact", method, language)
                : labels.format("desk.contactByPhone", method, number, language);
    }

    public String contacts() {
        return String.join("\n", shown().contacts());
    }

    /** The known problem that affects the case; null for none. */
    public @Nullable KnownProblem problem() {
        if (!askedForProblem) {
            problem = reading.problem(agent(), shown().id()).orElse(null);
            askedForProblem = true;
        }
        return problem;
    }

    /** The address of the cases that this problem affects. */
    public String addressOf(KnownProblem problem) {
        return QueueParameters.addressOf(problem.announcement().id());
    }

    // ---- response target

    public Promise promise() {
        return shown().request().promise();
    }

    public boolean isClockRunning() {
        return shown().firstResponseAt() == null && shown().status().isOpen();
    }

    /** {@code running}, {@code risk} or {@code missed}; {@code met} or {@code late} once it was answered. */
    public String clockState() {
        Instant answered = shown().firstResponseAt();
        if (answered == null) {
            return isClockRunning() ? dueWords.stateOf(atRisk(), promise().due()) : "off";
        }
        return answered.isAfter(promise().due()) ? "late" : "met";
    }

    public Instant atRisk() {
        return promise().atRiskAt();
    }

    /** The state of the first response, in a sentence. */
    public String clock() {
        Instant answered = shown().firstResponseAt();
        if (answered != null) {
            String after = labels.roundedSpan(Duration.between(shown().openedAt(), answered));
            return labels.format(
                    answered.isAfter(promise().due()) ? "desk.answeredLate" : "desk.answeredInTime", after);
        }
        return isClockRunning() ? dueWords.left(promise().due()) : labels.format("desk.neverAnswered");
    }

    /**
     * The percentage of the target that was used when support answered, or is used by now; more than 100 if it was
     * missed.
     */
    public int used() {
        return Math.toIntExact(Math.min(
                999,
                usedTime().toSeconds() * 100 / Math.max(1, promise().target().toSeconds())));
    }

    public String usedInWords() {
        return labels.format(
                "desk.used", labels.span(usedTime()), labels.span(promise().target()), used());
    }

    private Duration usedTime() {
        Instant until = shown().firstResponseAt() == null ? clock.instant() : shown().firstResponseAt();
        Duration used = Duration.ZERO;
        for (Promise.Stretch stretch : promise().derivation()) {
            if (stretch.isCounted() && until.isAfter(stretch.from())) {
                Instant end = until.isBefore(stretch.to()) ? until : stretch.to();
                used = used.plus(Duration.between(stretch.from(), end));
            }
        }
        return until.isAfter(promise().due())
                ? used.plus(Duration.between(promise().due(), until))
                : used;
    }

    // ---- the account and its plan

    public Offers offers() {
        if (offers == null) {
            offers = reading.offers(agent(), shown());
        }
        return offers;
    }

    public AccountLimits limits() {
        if (limits == null) {
            limits = reading.limits(agent(), shown());
        }
        return limits;
    }

    /** The names of the granted offers. */
    public String granted(List<? extends Offer<? extends Enum<?>>> offers) {
        return offers.stream()
                .filter(Offer::isGranted)
                .map(offer -> labels.of(offer.choice()))
                .collect(Collectors.joining(labels.format("list.comma")));
    }

    // ---- other cases

    public List<CaseSummary> others() {
        if (others == null) {
            others = reading.otherOpenCases(agent(), shown().id(), OTHERS);
        }
        return others;
    }

    public List<CaseSummary> alike() {
        if (alike == null) {
            alike = queue.resolvedLike(agent(), shown(), ALIKE);
        }
        return alike;
    }

    public List<CaseSummary> linked() {
        if (linked == null) {
            linked = reading.linked(agent(), shown().id());
        }
        return linked;
    }
}
