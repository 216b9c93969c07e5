package org.caseport.web.pages.workspace;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.ConversationVersion;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.Author;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.text.Blanks;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.correspondence.ReplyDrafts;
import org.caseport.web.application.correspondence.ReplySubmission;
import org.caseport.web.application.desk.WorkingOnCases;
import org.caseport.web.application.desk.WorkingOnCases.Sent;
import org.caseport.web.application.opening.Drafting;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.NumberQuestions;
import org.caseport.web.pages.Redirects;
import org.jspecify.annotations.Nullable;

/**
 * Backs the composer of the agents' case page: a reply to the customer and an internal note, both saved while typed.
 */
@Named
@RequestScoped
public class AgentReplyComposer {

    @Inject
    CaseDesk desk;

    @Inject
    WorkingOnCases working;

    @Inject
    ReplyDrafts replyDrafts;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    private Map<String, String> posted = Map.of();
    private @Nullable ConversationVersion before;
    private List<Violation> violations = List.of();
    private String error = "";
    private boolean offersResolvingWithoutMessage;
    private @Nullable CaseDraft draft;

    @PostConstruct
    void read() {
        posted = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    }

    public CaseDraft draft() {
        if (draft == null) {
            draft = replyDrafts.begun(author(), desk.shown().id());
        }
        return draft;
    }

    private Author author() {
        return Author.of(desk.agent(), desk.shown().id());
    }

    public String text() {
        return draft().fields().get(DraftFields.DESCRIPTION);
    }

    public String note() {
        return draft().fields().get(DraftFields.NOTE);
    }

    public void reply() {
        send(Sent.REPLY, "reply");
    }

    public void ask() {
        send(Sent.ASK_FOR_INFORMATION, "ask");
    }

    public void investigate() {
        send(Sent.INVESTIGATE, "investigate");
    }

    public void resolve() {
        send(Sent.RESOLVE, "resolve");
    }

    public void resolveWithoutMessage() {
        send(Sent.RESOLVE_WITHOUT_MESSAGE, "resolve");
    }

    /** Whether to offer resolving without a message: after Resolve was pressed with nothing to send. */
    public boolean offersResolvingWithoutMessage() {
        return offersResolvingWithoutMessage || posted.containsKey("offersResolvingWithoutMessage");
    }

    private void send(Sent as, String done) {
        CaseId id = desk.shown().id();
        String draftId = posted.getOrDefault("draft", "");
        ConversationVersion seen =
                ConversationVersion.parse(posted.getOrDefault("seen", "")).orElse(null);
        if (!DraftId.isDraftId(draftId) || seen == null) {
            Redirects.to(user.root() + CaseDesk.address(id));
            return;
        }
        Outcome<SupportCase> outcome = working.send(
                desk.agent(), new ReplySubmission(id, new DraftId(draftId), fields(DraftFields.DESCRIPTION), seen), as);
        Rejection why = outcome.rejection().orElse(null);
        if (why == null) {
            keepNote();
            Redirects.to(user.root() + CaseDesk.addressAfter(id, done));
        } else if (why instanceof Rejection.CameBetween) {
            before = seen;
        } else if (why instanceof Rejection.Declined declined) {
            violations = declined.violations();
            offersResolvingWithoutMessage = as == Sent.RESOLVE
                    && draft().files().isEmpty()
                    && violations.stream().allMatch(violation -> violation.problem() == Violation.Problem.MISSING);
        } else if (why == Rejection.NotFound.CASE) {
            Redirects.notFound();
        } else {
            error = labels.sentence(why);
        }
        desk.changed();
    }

    /** Saves the note that was begun beside the reply, whose draft is gone. */
    private void keepNote() {
        String note = posted.getOrDefault(DraftFields.NOTE, "");
        if (!Blanks.isBlank(note)) {
            replyDrafts.save(
                    author(),
                    desk.shown().id(),
                    replyDrafts.begun(author(), desk.shown().id()).id(),
                    Map.of(DraftFields.NOTE, note));
        }
    }

    /** Adds the note to the case. */
    public void addNote() {
        CaseId id = desk.shown().id();
        String text = posted.getOrDefault(DraftFields.NOTE, note()).replace("\r\n", "\n");
        Map<String, String> changed = NumberQuestions.said(posted);
        changed.put(DraftFields.NOTE, text);
        Rejection why = working.note(desk.agent(), id, draft().fields().with(changed))
                .rejection()
                .orElse(null);
        if (why == null) {
            CaseDraft begun = draft();
            if (!begun.fields().get(DraftFields.NOTE).isEmpty()) {
                replyDrafts.save(author(), id, begun.id(), Map.of(DraftFields.NOTE, ""));
            }
            Redirects.to(user.root() + CaseDesk.addressAfter(id, "note"));
        } else if (why instanceof Rejection.Declined declined) {
            violations = declined.violations();
            if (replyDrafts.save(author(), id, draft().id(), changed) instanceof Drafting.Outcome.Saved saved) {
                draft = saved.draft();
            }
        } else if (why == Rejection.NotFound.CASE) {
            Redirects.notFound();
        } else {
            error = labels.sentence(why);
        }
        desk.changed();
    }

    /** The fields that the form really contains: those that are saved already are not sent again. */
    private Map<String, String> fields(String... names) {
        Map<String, String> fields = NumberQuestions.said(posted);
        for (String name : names) {
            String text = posted.get(name);
            if (text != null) {
                fields.put(name, text);
            }
        }
        return fields;
    }

    /** Whether the case has changed while this was written. */
    public boolean isCameBetween() {
        return before != null;
    }

    /** Whether the writer had not seen this entry. */
    public boolean isNew(ThreadEntry entry) {
        return before != null && !entry.isNote() && entry.number() > before.communications();
    }

    public List<Violation> violations() {
        return violations;
    }

    /** Whether there is an error in the reply itself. */
    public boolean isWrong() {
        return violations.stream().anyMatch(violation -> !violation.field().equals(DraftFields.NOTE));
    }

    /** Why the act failed; empty if it did not. */
    public String error() {
        return error;
    }
}
