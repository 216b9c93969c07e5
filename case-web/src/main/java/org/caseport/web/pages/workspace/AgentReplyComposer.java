package org.caseport.web.pages.workspace;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.cases.ConversationVersion;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.application.correspondence.ReplyDrafts;
import org.caseport.web.application.desk.WorkingOnCases;
import org.caseport.web.application.desk.WorkingOnCases.Sent;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Backs the composer of the agents' case page: a reply to the customer and an internal note, both saved while typed.
 * Its only state is the stored draft; after an attempt that failed, the address says which one.
 */
@Named
@RequestScoped
public class AgentReplyComposer {

    @Inject
    AgentCasePage casePage;

    @Inject
    ReplyDrafts replyDrafts;

    @Inject
    Redacting redacting;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    @Inject
    Clock clock;

    private Map<String, String> asked = Map.of();
    private @Nullable List<Violation> violations;
    private @Nullable CaseDraft draft;

    @PostConstruct
    void read() {
        asked = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    }

    public CaseDraft draft() {
        if (draft == null) {
            draft = replyDrafts.begun(
                    DraftAuthor.of(casePage.agent(), casePage.shown().id()),
                    casePage.shown().id());
        }
        return draft;
    }

    /** The address at which the reply and the note are saved while they are typed. */
    public String base() {
        return base(user.root(), casePage.shown().id().value(), draft().id().value());
    }

    static String base(String root, String caseId, String draft) {
        return root + "/data/workspace/cases/" + caseId + "/answers/" + draft;
    }

    public String text() {
        return draft().fields().get(DraftFields.DESCRIPTION);
    }

    public String note() {
        return draft().fields().get(DraftFields.NOTE);
    }

    /** Whether nothing is written, attached or to be said about what was written: then the composer is one line. */
    public boolean isUnused() {
        return text().isEmpty()
                && note().isEmpty()
                && draft().files().isEmpty()
                && !asked.containsKey("check")
                && !asked.containsKey("refused");
    }

    /** Everything that prevents what was tried, as the draft stands now. */
    public List<Violation> violations() {
        if (violations == null) {
            violations = violationsNow();
        }
        return violations;
    }

    private List<Violation> violationsNow() {
        if (asked.getOrDefault("check", "").equals(DraftFields.NOTE)) {
            return redacting.undecidedNumbers(draft().fields(), DraftFields.NOTE);
        }
        return tried().filter(act -> casePage.shown().status().isOpen())
                .map(act -> replyDrafts
                        .judge(
                                casePage.shown(),
                                draft().fields(),
                                draft().filesAt(clock.instant()),
                                0,
                                act.sent() == Sent.RESOLVE_WITHOUT_MESSAGE)
                        .violations())
                .orElse(List.of());
    }

    private Optional<AgentReplyAct> tried() {
        return AgentReplyAct.named(asked.getOrDefault("check", ""));
    }

    /** Whether there is an error in the reply itself. */
    public boolean isWrong() {
        return violations().stream().anyMatch(violation -> !violation.field().equals(DraftFields.NOTE));
    }

    /** Whether to offer resolving without a message: after Resolve was pressed with nothing to send. */
    public boolean offersResolvingWithoutMessage() {
        return tried().filter(act -> act == AgentReplyAct.RESOLVE).isPresent()
                && isWrong()
                && draft().files().isEmpty()
                && violations().stream().allMatch(violation -> violation.problem() == Violation.Problem.MISSING);
    }

    /** Why the case does not allow what was tried; empty if it does. */
    public String error() {
        return Arrays.stream(WorkingOnCases.Why.values())
                .filter(why -> why.name().equals(asked.get("refused")))
                .findFirst()
                .map(labels::sentence)
                .orElse("");
    }

    /** Whether the case has changed while this was written. */
    public boolean isCameBetween() {
        return before().isPresent();
    }

    /** Whether the writer had not seen this entry. */
    public boolean isNew(ThreadEntry entry) {
        return !entry.isNote()
                && before().filter(seen -> entry.number() > seen.communications())
                        .isPresent();
    }

    /** What the writer had seen, if the case has changed since; known after an attempt to send that failed for it. */
    private Optional<ConversationVersion> before() {
        return ConversationVersion.parse(asked.getOrDefault("seen", ""))
                .filter(seen -> !seen.equals(casePage.shown().seen()));
    }
}
