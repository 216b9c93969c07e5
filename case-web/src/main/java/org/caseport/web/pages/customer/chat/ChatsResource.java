package org.caseport.web.pages.customer.chat;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.caseport.web.application.chat.ReadingChats;
import org.caseport.web.pages.CurrentUser;

/** The chats of a member that are not ended. */
@Path("chats")
@RequestScoped
public class ChatsResource {

    @Inject
    ReadingChats reading;

    @Inject
    CurrentUser user;

    /** Chats that are not ended, with how many messages are new to the member. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response mine() {
        JsonArrayBuilder chats = Json.createArrayBuilder();
        reading.mine(user.member())
                .forEach(one -> chats.add(Json.createObjectBuilder()
                        .add("id", one.chat().id().value())
                        .add("case", one.chat().caseId().value())
                        .add("displayId", one.displayId().toString())
                        .add("subject", one.subject())
                        .add("state", one.chat().state().code())
                        .add("unread", one.unread())));
        return Response.ok(chats.build()).build();
    }
}
