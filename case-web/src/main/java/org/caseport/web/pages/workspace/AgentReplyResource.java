package org.caseport.web.pages.workspace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.Agent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.text.BlankText;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.correspondence.ReplySubmission;
import org.caseport.web.application.desk.TakingNext;
import org.caseport.web.application.desk.WorkingOnCases;
import org.caseport.web.application.opening.Drafting;
import org.caseport.web.pages.CardNumberQuestions;
import org.caseport.web.pages.ReplyEndpoint;
import org.jspecify.annotations.Nullable;

/** Saves an agent's reply and note while they are written, with their files, and adds them to the case. */
@Path("workspace/cases/{case}/answers/{draft}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AgentReplyResource extends ReplyEndpoint {

    /** Ends the code of an act after which the agent goes on with another case. */
    private static final String NEXT = "-next";

    /** Ends what the page of the next case says was done. */
    private static final String GOING_ON = "next";

    /** The box by which the agent goes on after every act. */
    private static final String GO_ON = "goOn";

    @Inject
    WorkingOnCases working;

    @Inject
    TakingNext takingNext;

    @Inject
    CurrentAgent currentAgent;

    /** What was done before the agent goes on with another case; empty for staying. */
    private String done = "";

    private @Nullable CaseId next;

    /**
     * The address of the case that the agent took to go on with, or of the queue; empty for the next one of a list. A
     * reply that is sent again takes no second case: the agent finds the first one among the own cases.
     */
    private String taken = "";

    /** The agent. Whether there is such a case is asked when the draft begins, not with every saving. */
    @Override
    protected Optional<DraftAuthor> author() {
        return answered().flatMap(id -> currentAgent.ifAny().map(agent -> DraftAuthor.of(agent, id)));
    }

    /** Saves the fields of the composer; others are ignored. */
    @Override
    protected Drafting.Outcome keep(DraftId id, Map<String, String> fields) {
        Map<String, String> asked = new HashMap<>(fields);
        asked.keySet().removeIf(name -> !asksFor(name) && !name.equals(DraftFields.NOTE));
        return author().map(author -> replyDrafts.save(author, new CaseId(answered), id, asked))
                .orElseGet(Drafting.Outcome.NoSuchDraft::new);
    }

    @Override
    protected String page() {
        return QueueParameters.PATH;
    }

    @Override
    protected String base() {
        return AgentReplyComposer.base(request.getContextPath(), answered, draft);
    }

    @Override
    protected Response gone(CaseId as) {
        return gone("desk.sent", AgentCasePage.address(as));
    }

    @Override
    protected String casePage() {
        return AgentCasePage.PATH;
    }

    @Override
    protected boolean asksFor(String field) {
        return field.equals(DraftFields.DESCRIPTION) || field.startsWith(DraftFields.NUMBER + ".");
    }

    @Override
    protected String send(ReplySubmission sending, Map<String, String> posted) {
        String named = posted.getOrDefault("act", "");
        boolean further = named.endsWith(NEXT) || posted.containsKey(GO_ON);
        Optional<AgentReplyAct> act =
                AgentReplyAct.named(named.endsWith(NEXT) ? named.substring(0, named.length() - NEXT.length()) : named);
        Optional<Agent> agent = currentAgent.ifAny();
        if (act.isEmpty() || agent.isEmpty()) {
            return "";
        }
        DraftAuthor author = DraftAuthor.of(agent.get(), sending.caseId());
        boolean again = replyDrafts.isSent(author, sending.draft());
        String note = note(author, sending.caseId(), posted);
        Outcome<SupportCase> outcome;
        try {
            outcome = working.send(agent.get(), sending, act.get().sent());
        } catch (IllegalArgumentException e) {
            return "";
        }
        Rejection why = outcome.rejection().orElse(null);
        if (why == null) {
            keepNote(author, sending.caseId(), note);
            if (further) {
                goOn(act.get().done(), posted);
                if (posted.containsKey(AgentCasePage.TAKING_NEXT)) {
                    taken = again ? QueuePage.ofMine(done) : take(agent.get());
                }
            }
            return AgentCasePage.confirming(act.get().done());
        }
        return why instanceof Rejection.ConcurrentChange
                ? "&seen=" + sending.seen()
                : failed(why, act.get().code());
    }

    private void goOn(String after, Map<String, String> posted) {
        done = after;
        String named = posted.getOrDefault("next", "");
        next = CaseId.isCaseId(named) ? new CaseId(named) : null;
    }

    /** Takes the next case and answers its address, or that of the queue if there is none. */
    private String take(Agent agent) {
        return takingNext
                .take(agent)
                .map(id -> AgentCasePage.addressOfTaken(id, done + GOING_ON))
                .orElseGet(() -> QueuePage.ofMine(done) + "&" + QueuePage.whyNone(takingNext, agent));
    }

    /** Redirects to the case, or for an agent who goes on to the next one, or to the queue if there is none. */
    @Override
    protected Response see(String more) {
        if (done.isEmpty()) {
            return super.see(more);
        }
        String ofList = next == null
                ? QueueParameters.PATH + "?sent=" + done
                : AgentCasePage.addressAfter(next, done + GOING_ON);
        String address = taken.isEmpty() ? ofList : taken;
        return Response.seeOther(URI.create(request.getContextPath() + address)).build();
    }

    /** The parameters by which the page says why an act of the composer was not done. */
    private static String failed(Rejection why, String act) {
        if (why instanceof Rejection.Declined) {
            return "&check=" + act;
        }
        return why instanceof WorkingOnCases.Why impossible ? "&refused=" + impossible : "";
    }

    /** The note beside the reply: as posted, or as saved when the form is without what is saved already. */
    private String note(DraftAuthor author, CaseId id, Map<String, String> posted) {
        return posted.getOrDefault(
                DraftFields.NOTE, replyDrafts.begun(author, id).fields().get(DraftFields.NOTE));
    }

    /** Saves the note that was begun beside the reply, whose draft is sent now. */
    private void keepNote(DraftAuthor author, CaseId id, String note) {
        if (!BlankText.isBlank(note)) {
            replyDrafts.save(author, id, replyDrafts.begun(author, id).id(), Map.of(DraftFields.NOTE, note));
        }
    }

    /** Adds the note to the case. */
    @POST
    @Path("note")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.WILDCARD)
    public Response note(MultivaluedMap<String, String> form) {
        Optional<CaseId> about = answered();
        Optional<Agent> agent = currentAgent.ifAny();
        if (about.isEmpty() || agent.isEmpty()) {
            return see("");
        }
        return see(addNote(agent.get(), about.get(), posted(form)));
    }

    private String addNote(Agent agent, CaseId id, Map<String, String> posted) {
        DraftAuthor author = DraftAuthor.of(agent, id);
        DraftId begun = replyDrafts.begun(author, id).id();
        Map<String, String> changed = CardNumberQuestions.said(posted);
        changed.put(DraftFields.NOTE, note(author, id, posted));
        Drafting.Outcome saving;
        try {
            saving = replyDrafts.save(author, id, begun, changed);
        } catch (IllegalArgumentException e) {
            return "&refused=" + WorkingOnCases.Why.NO_TEXT;
        }
        if (!(saving instanceof Drafting.Outcome.Saved saved)) {
            return "";
        }
        Rejection why =
                working.note(agent, id, saved.draft().fields()).rejection().orElse(null);
        if (why == null) {
            replyDrafts.save(author, id, begun, Map.of(DraftFields.NOTE, ""));
            if (posted.getOrDefault("act", "").endsWith(NEXT)) {
                goOn(DraftFields.NOTE, posted);
            }
            return AgentCasePage.confirming(DraftFields.NOTE);
        }
        return failed(why, DraftFields.NOTE);
    }
}
