package org.caseport.web.pages.workspace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Assignee;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.web.application.desk.ReadingAsAgent;
import org.caseport.web.application.desk.WorkingOnCases;

/**
 * Assigns several cases of the queue at once. A move is {@code CASE~PERSON}, without a person for nobody. What was done
 * is answered as the moves that take it back; a case that can't be assigned, or is assigned so already, is left out.
 */
@Path("workspace/assignments")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BulkAssignmentResource {

    /** As many as a page of the queue has. */
    private static final int MOST = 50;

    @Inject
    WorkingOnCases working;

    @Inject
    ReadingAsAgent reading;

    @Inject
    CurrentAgent currentAgent;

    /** The agents to whom cases can be assigned. */
    @GET
    public Response agents() {
        Optional<Agent> agent = currentAgent.ifAny();
        if (agent.isEmpty()) {
            return Response.status(Response.Status.FORBIDDEN).build();
        }
        JsonArrayBuilder agents = Json.createArrayBuilder();
        reading.colleagues(agent.get())
                .forEach(one -> agents.add(Json.createObjectBuilder()
                        .add("id", one.id().value())
                        .add("name", one.name())
                        .add("me", one.id().equals(agent.get().id()))));
        return Response.ok(
                        Json.createObjectBuilder().add("agents", agents).build().toString())
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response assign(@FormParam("move") List<String> moves) {
        Optional<Agent> agent = currentAgent.ifAny();
        if (agent.isEmpty()) {
            return Response.status(Response.Status.FORBIDDEN).build();
        }
        if (moves.size() > MOST) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        JsonArrayBuilder done = Json.createArrayBuilder();
        moves.forEach(move -> assigned(agent.get(), move).ifPresent(done::add));
        return Response.ok(Json.createObjectBuilder().add("done", done).build().toString())
                .build();
    }

    /** Makes a move; returns the one that takes it back, if the case is assigned to somebody else now. */
    private Optional<String> assigned(Agent agent, String move) {
        String[] parts = move.split("~", 2);
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
                ? Optional.of(id + "~" + before)
                : Optional.empty();
    }
}
