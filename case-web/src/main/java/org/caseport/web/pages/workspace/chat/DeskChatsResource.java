package org.caseport.web.pages.workspace.chat;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.ChatLine.Standing;
import org.caseport.web.application.chat.ReadingChats;
import org.caseport.web.application.chat.ReadingChats.Desk;
import org.caseport.web.application.chat.ReadingChats.DeskLine;
import org.caseport.web.application.chat.SettingAvailability;
import org.caseport.web.application.chat.SettingAvailability.Duty;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.workspace.CurrentAgent;

/** What an agent has to do with chats, and for what the agent is available. */
@Path("workspace")
@RequestScoped
public class DeskChatsResource {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final int LARGEST = 1_000;

    @Inject
    ReadingChats reading;

    @Inject
    SettingAvailability availability;

    @Inject
    CurrentAgent currentAgent;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    @Inject
    Clock clock;

    @Context
    HttpServletRequest request;

    /** The agent's chats, the one that rings, and the line. */
    @GET
    @Path("chats")
    @Produces(MediaType.APPLICATION_JSON)
    public Response chats() {
        return currentAgent
                .ifAny()
                .map(agent -> json(reading.desk(agent)))
                .map(answer -> Response.ok(answer).build())
                .orElseGet(DeskChatsResource::missing);
    }

    private JsonObject json(Desk desk) {
        JsonObjectBuilder answer = JSON.createObjectBuilder()
                .add("mine", lines(desk.mine()))
                .add("waiting", lines(desk.waiting()))
                .add("others", lines(desk.others()));
        DeskLine ring = desk.ring();
        if (ring != null) {
            answer.add("ring", line(ring));
        }
        return answer.build();
    }

    private JsonArrayBuilder lines(List<DeskLine> lines) {
        JsonArrayBuilder answer = JSON.createArrayBuilder();
        lines.forEach(line -> answer.add(line(line)));
        return answer;
    }

    private JsonObjectBuilder line(DeskLine line) {
        Standing one = line.standing();
        Chat chat = one.chat();
        Instant now = clock.instant();
        JsonObjectBuilder answer = JSON.createObjectBuilder()
                .add("id", chat.id().value())
                .add("case", chat.caseId().value())
                .add("state", chat.state().code())
                .add("account", one.accountName())
                .add("plan", labels.of(one.plan()))
                .add("subject", one.subject())
                .add("severity", labels.of(one.severity()))
                .add("language", labels.of(chat.language()))
                .add("unread", line.unread())
                .add("takeable", line.takeable())
                .add(
                        "waited",
                        Math.max(
                                0,
                                Duration.between(chat.clock().waitsSince(), now).toMinutes()));
        Instant unanswered = chat.progress().unansweredSince();
        if (unanswered != null) {
            answer.add(
                    "unanswered", Math.max(0, Duration.between(unanswered, now).toMinutes()));
        }
        Chat.Ring ring = chat.ring();
        if (ring != null) {
            answer.add("until", ring.until().toString())
                    .add(
                            "seconds",
                            Math.max(0, Duration.between(now, ring.until()).toSeconds()));
        }
        return answer;
    }

    /** For what the agent is available. */
    @GET
    @Path("availability")
    @Produces(MediaType.APPLICATION_JSON)
    public Response availability() {
        return currentAgent
                .ifAny()
                .map(agent -> Response.ok(json(availability.of(agent))).build())
                .orElseGet(DeskChatsResource::missing);
    }

    /** Chooses it: {@code {"chats": true, "calls": false}}. */
    @PUT
    @Path("availability")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response choose(InputStream body) throws IOException {
        Optional<JsonObject> chosen = object(body.readNBytes(LARGEST));
        return currentAgent
                .ifAny()
                .flatMap(agent -> chosen.map(one ->
                        availability.choose(agent, one.getBoolean("chats", false), one.getBoolean("calls", false))))
                .map(duty -> Response.ok(json(duty)).build())
                .orElseGet(DeskChatsResource::missing);
    }

    /** The same from a page without scripts; leads back to the chats. */
    @POST
    @Path("availability")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(
            @FormParam("chats") @DefaultValue("") String chats, @FormParam("calls") @DefaultValue("") String calls) {
        return currentAgent
                .ifAny()
                .map(agent -> {
                    availability.choose(agent, !chats.isEmpty(), !calls.isEmpty());
                    return Response.seeOther(URI.create(request.getContextPath() + ChatsPage.PATH))
                            .build();
                })
                .orElseGet(DeskChatsResource::missing);
    }

    private JsonObject json(Duty duty) {
        JsonObjectBuilder answer = JSON.createObjectBuilder()
                .add("chats", duty.availability().chats())
                .add("calls", duty.availability().calls())
                .add("online", duty.online())
                .add("limit", duty.limit())
                .add("open", duty.open());
        String away = ChatsPage.away(labels, duty.availability());
        if (!away.isEmpty()) {
            answer.add("away", away);
        }
        return answer.build();
    }

    private static Optional<JsonObject> object(byte[] sent) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(sent))) {
            return Optional.of(reader.readObject());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Response missing() {
        return Response.status(Response.Status.NOT_FOUND).build();
    }
}
