package org.caseport.web.pages.workspace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.caseport.domain.account.Agent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.web.application.correspondence.ReplySubmission;
import org.caseport.web.application.desk.ReadingAsAgent;
import org.caseport.web.application.desk.WorkingOnCases;

/**
 * Sends one reply to several cases of the queue, or merges several of them into one. How many were done and how many
 * could not be is answered; each case is a transaction of its own.
 */
@Path("workspace/bulk")
@RequestScoped
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
public class BulkCaseWorkResource {

    /** As many as a page of the queue has. */
    private static final int MOST = 50;

    @Inject
    WorkingOnCases working;

    @Inject
    ReadingAsAgent reading;

    @Inject
    CurrentAgent currentAgent;

    /**
     * Replies to cases.
     *
     * @param cases each as {@code CASE~DRAFT}: the draft's id makes sure that a reply is added once, however often it
     *     is sent
     */
    @POST
    @Path("replies")
    public Response reply(
            @FormParam("case") List<String> cases, @FormParam("description") @DefaultValue("") String text) {
        return each(cases, agent -> one -> replied(agent, one, text));
    }

    /** Merges cases into another one of their account. */
    @POST
    @Path("merges")
    public Response merge(@FormParam("case") List<String> cases, @FormParam("into") @DefaultValue("") String into) {
        return each(
                cases,
                agent -> one -> CaseId.isCaseId(one)
                        && CaseId.isCaseId(into)
                        && working.merge(agent, new CaseId(one), new CaseId(into))
                                .rejection()
                                .isEmpty());
    }

    private interface Act {
        Predicate<String> by(Agent agent);
    }

    private Response each(List<String> cases, Act act) {
        Optional<Agent> agent = currentAgent.ifAny();
        if (agent.isEmpty()) {
            return Response.status(Response.Status.FORBIDDEN).build();
        }
        if (cases.size() > MOST) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        long done = cases.stream().filter(act.by(agent.get())).count();
        return Response.ok(Json.createObjectBuilder()
                        .add("done", done)
                        .add("failed", cases.size() - done)
                        .build()
                        .toString())
                .build();
    }

    private boolean replied(Agent agent, String named, String text) {
        String[] parts = named.split("~", 2);
        if (parts.length != 2 || !CaseId.isCaseId(parts[0]) || !DraftId.isDraftId(parts[1])) {
            return false;
        }
        CaseId id = new CaseId(parts[0]);
        Map<String, String> fields = Map.of(DraftFields.DESCRIPTION, text);
        return reading.find(agent, id)
                .map(SupportCase::seen)
                .map(seen -> new ReplySubmission(id, new DraftId(parts[1]), fields, seen))
                .filter(sending -> working.send(agent, sending, WorkingOnCases.Sent.REPLY)
                        .rejection()
                        .isEmpty())
                .isPresent();
    }
}
