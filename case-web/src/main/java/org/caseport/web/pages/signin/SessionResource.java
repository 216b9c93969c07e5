package org.caseport.web.pages.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.caseport.web.pages.CurrentUser;

/**
 * Tells pages how long the session lasts, so that they can warn of its end. Asking does not prolong it; pressing a
 * button does.
 */
@Path("session")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {

    @Inject
    SessionExpiry sessionExpiry;

    @Inject
    CurrentUser user;

    @GET
    public JsonObject ask() {
        return Json.createObjectBuilder()
                .add("person", user.person().id().value())
                .add("left", sessionExpiry.left())
                .add("last", sessionExpiry.isLast())
                .build();
    }

    /** Prolongs the session, as a person asked for it. */
    @POST
    public JsonObject stay() {
        return ask();
    }
}
