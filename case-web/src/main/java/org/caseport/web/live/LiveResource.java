package org.caseport.web.live;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.caseport.web.application.live.LiveRevisions;
import org.caseport.web.security.session.AuthenticatedPerson;

/** REST resource that returns the current revisions of topics, for pages without a WebSocket. */
@Path("live")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LiveResource {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    @Inject
    LiveRevisions revisions;

    @Context
    HttpServletRequest request;

    @GET
    public JsonObject revisions(@QueryParam("topic") List<String> topics) {
        JsonObjectBuilder answer = JSON.createObjectBuilder();
        AuthenticatedPerson.of(request)
                .ifPresent(person -> revisions.of(person, topics).forEach(answer::add));
        return answer.build();
    }
}
