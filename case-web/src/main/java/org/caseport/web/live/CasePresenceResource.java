package org.caseport.web.live;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.caseport.domain.account.Person;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.live.CasePresence;
import org.caseport.web.application.desk.TrackingCasePresence;
import org.caseport.web.security.session.AuthenticatedPerson;

/** REST resource by which an agent's page reports that it has a case open, and learns which colleagues have. */
@Path("live/attendance/{case}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CasePresenceResource {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    @Inject
    TrackingCasePresence tracking;

    @Inject
    ChangeHints hints;

    @PathParam("case")
    String id;

    @Context
    HttpServletRequest request;

    /**
     * Notes that the case is open.
     *
     * @param news whether to tell the other pages, as when the person begins to write
     */
    @POST
    public Response attend(@QueryParam("writing") boolean writing, @QueryParam("news") boolean news) {
        if (!CaseId.isCaseId(id)) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        JsonArrayBuilder others = JSON.createArrayBuilder();
        for (CasePresence.Attendant other : attend(new CaseId(id), writing)) {
            others.add(JSON.createObjectBuilder().add("name", other.name()).add("writing", other.writing()));
        }
        if (news) {
            hints.presenceMoved(new CaseId(id));
        }
        return Response.ok(others.build()).build();
    }

    private List<CasePresence.Attendant> attend(CaseId known, boolean writing) {
        return tracking.attend(person(), known, writing);
    }

    @DELETE
    public void leave() {
        if (CaseId.isCaseId(id)) {
            tracking.leave(person(), new CaseId(id));
            hints.presenceMoved(new CaseId(id));
        }
    }

    private Person person() {
        return AuthenticatedPerson.of(request).orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }
}
