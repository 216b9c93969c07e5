package org.caseport.web.pages.workspace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Assignee;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.web.application.correspondence.ReplySubmission;
import org.caseport.web.application.desk.ReadingAsAgent;
import org.caseport.web.application.desk.WorkingOnCases;

/**
 * Works on several cases of the queue at once: assigns them, replies to them with one text, or merges them into one.
 * Each case has a transaction of its own, and one that fails stops no other.
 */
@Path("workspace/bulk")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BulkCaseWorkResource {

    /** As many as a page of the queue has. */
    private static final int MOST = 50;

    /** Stands between a case and what belongs to it. */
    private static final String SEPARATOR = "~";

    @Inject
    WorkingOnCases working;

    @Inject
    ReadingAsAgent reading;

    @Inject
    CurrentAgent currentAgent;

    /** The agents to whom cases can be assigned. */
    @GET
    @Path("assignments")
    public Response agents() {
        return answer(List.of(), agent -> {
            JsonArrayBuilder agents = Json.createArrayBuilder();
            reading.colleagues(agent)
                    .forEach(one -> agents.add(Json.createObjectBuilder()
                            .add("id", one.id().value())
                            .add("name", one.name())
                            .add("me", one.id().equals(agent.id()))));
            return Json.createObjectBuilder().add("agents", agents);
        });
    }

    /**
     * Assigns cases. What was done is answered as the moves that take it back; a case that can't be assigned, or is
     * assigned so already, is left out.
     *
     * @param moves each as {@code CASE~PERSON}, without a person for nobody
     */
    @POST
    @Path("assignments")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response assign(@FormParam("move") List<String> moves) {
        return answer(moves, agent -> {
            JsonArrayBuilder done = Json.createArrayBuilder();
            moves.forEach(move -> assigned(agent, move).ifPresent(done::add));
            return Json.createObjectBuilder().add("done", done);
        });
    }

    /** Makes a move; returns the one that takes it back, if the case is assigned to somebody else now. */
    private Optional<String> assigned(Agent agent, String move) {
        String[] parts = move.split(SEPARATOR, 2);
        if (parts.length != 2 || !CaseId.isCaseId(parts[0]) || !(parts[1].isEmpty() || PersonId.isId(parts[1]))) {
            return Optional.empty();
        }
        CaseId id = new CaseId(parts[0]);
        String before = reading.find(agent, id)
                .map(SupportCase::assignee)
                .map(Assignee::id)
                .map(PersonId::value)
                .orElse("");
        if (before.equals(parts[1])) {
            return Optional.empty();
        }
        return working.assign(agent, id, parts[1].isEmpty() ? null : new PersonId(parts[1]))
                        .rejection()
                        .isEmpty()
                ? Optional.of(id + SEPARATOR + before)
                : Optional.empty();
    }

    /**
     * Replies to cases. The agent has not read each of them, so a message that a customer has written meanwhile stops
     * no reply.
     *
     * @param cases each as {@code CASE~DRAFT}: the draft's id makes sure that a reply is added once, however often it
     *     is sent
     */
    @POST
    @Path("replies")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response reply(
            @FormParam("case") List<String> cases, @FormParam("description") @DefaultValue("") String text) {
        return answer(cases, agent -> told(cases, one -> replied(agent, one, text)));
    }

    private boolean replied(Agent agent, String named, String text) {
        String[] parts = named.split(SEPARATOR, 2);
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

    /** Merges cases into another one of their account. */
    @POST
    @Path("merges")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response merge(@FormParam("case") List<String> cases, @FormParam("into") @DefaultValue("") String into) {
        return answer(
                cases,
                agent -> told(
                        cases,
                        one -> CaseId.isCaseId(one)
                                && CaseId.isCaseId(into)
                                && working.merge(agent, new CaseId(one), new CaseId(into))
                                        .rejection()
                                        .isEmpty()));
    }

    /** Does this to each case; how many were done, and the ids of those that could not be. */
    private static JsonObjectBuilder told(List<String> cases, Predicate<String> act) {
        int done = 0;
        JsonArrayBuilder failed = Json.createArrayBuilder();
        for (String one : cases) {
            if (act.test(one)) {
                done++;
            } else {
                failed.add(one.split(SEPARATOR, 2)[0]);
            }
        }
        return Json.createObjectBuilder().add("done", done).add("failed", failed);
    }

    /** What the work of the agent answers; 403 for anybody else, 400 for more cases than a page shows. */
    private Response answer(List<String> cases, Function<Agent, JsonObjectBuilder> work) {
        Optional<Agent> agent = currentAgent.ifAny();
        if (agent.isEmpty()) {
            return Response.status(Response.Status.FORBIDDEN).build();
        }
        if (cases.size() > MOST) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        return Response.ok(work.apply(agent.get()).build().toString()).build();
    }
}
