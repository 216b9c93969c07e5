package org.caseport.web.pages.workspace.chat;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.chat.SettingAvailability;
import org.caseport.web.application.chat.SettingAvailability.Duty;
import org.caseport.web.pages.workspace.CurrentAgent;

/** What supervisors set for agents; answers 404 to everybody else, and for people who are no agents. */
@Path("workspace/agents/{agent}")
@RequestScoped
public class AgentsResource {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");

    @Inject
    SettingAvailability availability;

    @Inject
    CurrentAgent currentAgent;

    @PathParam("agent")
    String id;

    @Context
    HttpServletRequest request;

    /** Sets how many chats the agent has at once; blank for the usual number. */
    @POST
    @Path("limit")
    public Response limit(
            @FormParam("atOnce") @DefaultValue("") String atOnce,
            @FormParam("reason") @DefaultValue("") String reason) {
        if (!atOnce.isEmpty() && !NUMBER.matcher(atOnce).matches()) {
            return missing();
        }
        Integer most = atOnce.isEmpty() ? null : Integer.valueOf(atOnce);
        return act((supervisor, agent) -> availability.limit(supervisor, agent, most, reason));
    }

    /** Sets the agent to away. */
    @POST
    @Path("away")
    public Response away(@FormParam("reason") @DefaultValue("") String reason) {
        return act((supervisor, agent) -> availability.sendAway(supervisor, agent, reason));
    }

    private Response act(BiFunction<Agent, PersonId, Outcome<Duty>> act) {
        Optional<Agent> supervisor = currentAgent.ifAny().filter(Agent::supervisor);
        if (supervisor.isEmpty() || !PersonId.isId(id)) {
            return missing();
        }
        Optional<Rejection> why = act.apply(supervisor.get(), new PersonId(id)).rejection();
        if (why.filter(Rejection.NotFound.class::isInstance).isPresent()) {
            return missing();
        }
        String told = why.map(one -> "?refused=" + one.code()).orElse("");
        return Response.seeOther(URI.create(request.getContextPath() + AgentsPage.PATH + told + "#agents"))
                .build();
    }

    private static Response missing() {
        return Response.status(Response.Status.NOT_FOUND).build();
    }
}
