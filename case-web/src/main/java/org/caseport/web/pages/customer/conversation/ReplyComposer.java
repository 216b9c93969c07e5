package org.caseport.web.pages.customer.conversation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.ConversationVersion;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.draft.DraftId;
import org.caseport.policy.entitlement.Decision;
import org.caseport.web.application.call.PlanningCalls;
import org.caseport.web.application.correspondence.ComposingReplies;
import org.caseport.web.application.correspondence.ComposingReplies.Composed;
import org.caseport.web.application.correspondence.ReplyingToCases;
import org.caseport.web.pages.CallByExplanations;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.jspecify.annotations.Nullable;

/**
 * Backs the composer of a case page, in which a member replies. It is open when the address says so, or when there is
 * an unsent reply. Its only state is the stored draft.
 */
@Named
@RequestScoped
public class ReplyComposer {

    @Inject
    ComposingReplies composing;

    @Inject
    CasePage page;

    @Inject
    YourCall yourCall;

    @Inject
    PlanningCalls planning;

    @Inject
    CallByExplanations explanations;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    @Inject
    Clock clock;

    private Map<String, String> asked = Map.of();
    private Optional<CaseDraft> begun = Optional.empty();
    private @Nullable CaseDraft draft;
    private @Nullable Composed composed;
    private @Nullable CallBy callBy;

    @PostConstruct
    void read() {
        asked = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        begun = composing.begun(user.member(), page.shown().id());
    }

    /**
     * Whether the address needs the id of a draft, which it has before anything is typed, so that the draft is found
     * again after a new sign-in.
     */
    boolean needsId() {
        return asksToWrite() && begun.isEmpty() && !DraftId.isDraftId(asked.getOrDefault("draft", ""));
    }

    void giveId() {
        Redirects.to(
                user.root() + CasePage.address(page.shown().id()) + "&act=" + act() + "&draft=" + composing.newId());
    }

    private boolean asksToWrite() {
        return ReplyAct.named(asked.getOrDefault("act", "")).isPresent() && isPossible() && isGranted();
    }

    /** Whether the case can be replied to at all. */
    private boolean isPossible() {
        return page.shown().status().isOpen() || page.isReopenable();
    }

    private boolean isGranted() {
        return user.member().may(ReplyingToCases.neededFor(page.shown(), isClosing()));
    }

    public boolean isOpen() {
        // A reply from before the resolution is kept until its author wants to reopen the case.
        return asksToWrite()
                || (page.shown().status().isOpen()
                        && isGranted()
                        && begun.filter(reply -> !isBlank(reply)).isPresent());
    }

    /** Whether nothing is written or attached yet. */
    public boolean isBlank() {
        return isBlank(draft());
    }

    private static boolean isBlank(CaseDraft reply) {
        return !reply.fields().hasContent() && reply.files().isEmpty();
    }

    /** {@code reply}, {@code resolve} or {@code reopen}, according to the status. */
    public String act() {
        ReplyAct wanted = ReplyAct.named(asked.getOrDefault("act", "")).orElse(ReplyAct.REPLY);
        boolean open = page.shown().status().isOpen();
        return (open ? wanted == ReplyAct.RESOLVE ? wanted : ReplyAct.REPLY : ReplyAct.REOPEN).code();
    }

    public boolean isClosing() {
        return act().equals(ReplyAct.RESOLVE.code());
    }

    public CaseDraft draft() {
        if (draft == null) {
            String id = asked.getOrDefault("draft", "");
            draft = begun.orElseGet(() -> composing.blank(
                    user.member(), page.shown().id(), DraftId.isDraftId(id) ? new DraftId(id) : composing.newId()));
        }
        return draft;
    }

    /** The address at which the reply is saved while it is typed. */
    public String base() {
        return user.root() + "/data/cases/" + page.shown().id() + "/replies/" + draft().id();
    }

    /** The saved value of a field; the default country is the account's, as in the policy. */
    public String field(String name) {
        String kept = draft().fields().get(name);
        return kept.isEmpty() && name.equals(DraftFields.COUNTRY)
                ? user.account().country()
                : kept;
    }

    public List<Integer> contacts() {
        return draft().fields().rows("contact");
    }

    /** How many more addresses can be added. */
    public int mostContacts() {
        return Math.max(
                0,
                decision().offers().contacts().choice().most()
                        - page.shown().contacts().size());
    }

    public List<DraftFile> files() {
        return draft().filesAt(clock.instant());
    }

    public Decision decision() {
        return composed().decision();
    }

    Composed composed() {
        if (composed == null) {
            composed = composing.judge(user.member(), page.shown(), draft(), isClosing());
        }
        return composed;
    }

    /** Whether the page shows what prevents sending: after an attempt to send. */
    boolean isChecked() {
        return asked.containsKey("check");
    }

    /** Whether the reply changes the contact method or the additional contacts. */
    public boolean isReachChanging() {
        return !field(DraftFields.METHOD).isEmpty()
                || !contacts().isEmpty()
                || !field(DraftFields.CONTACT_TYPED).isEmpty();
    }

    public String callbackPreview() {
        CallbackNumber callback = decision().callback();
        return callback == null ? "" : labels.format("create.contact.callback", explanations.number(callback));
    }

    /** Whether the reply asks for a call in a case that is owed none yet. */
    public boolean isCallAsked() {
        return decision().asksForNumber() && !yourCall.isOpenToChanges() && !yourCall.isBeingCalled();
    }

    /** By when support would call if the reply were sent now. */
    public CallBy callBy() {
        if (callBy == null) {
            SupportCase answered = page.shown();
            callBy = planning.forecast(
                    user.member(),
                    answered.request().language(),
                    answered.firstResponseAt() == null
                            ? answered.request().promise().due()
                            : null);
        }
        return callBy;
    }

    /** The version of the conversation that the writer sees now, for optimistic locking. */
    public ConversationVersion seen() {
        return page.shown().seen();
    }

    /**
     * What was added after the writer began, newest first; known after an attempt to send that failed because of it.
     */
    public List<Communication> cameBetween() {
        int before = before().map(ConversationVersion::communications).orElse(Integer.MAX_VALUE);
        return page.correspondence().stream()
                .filter(entry -> entry.number() > before)
                .toList();
    }

    /** Whether the case has changed since the writer began. */
    public boolean isMovedBetween() {
        return before().filter(seen -> !seen.equals(seen())).isPresent();
    }

    /** What has changed meanwhile, in a sentence. */
    public String between() {
        SupportCase now = page.shown();
        List<Communication> came = cameBetween();
        if (came.isEmpty()) {
            return labels.format("reply.between.status", labels.of(now.status()));
        }
        return labels.format("reply.between", page.authorOf(came.get(0)));
    }

    private Optional<ConversationVersion> before() {
        return ConversationVersion.parse(asked.getOrDefault("seen", ""));
    }
}
