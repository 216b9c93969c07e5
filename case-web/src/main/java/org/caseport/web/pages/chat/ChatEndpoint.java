package org.caseport.web.pages.chat;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.chat.AttachingToChats;
import org.caseport.web.application.chat.ChatRejection;
import org.caseport.web.application.chat.ReadingChats.ChatView;
import org.caseport.web.application.chat.ReadingChats.Place;
import org.caseport.web.application.chat.TalkingInChats.Said;
import org.caseport.web.application.chat.WritingNow;
import org.caseport.web.application.file.AttachingFiles;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FileResponse;
import org.caseport.web.pages.IncomingUpload;
import org.caseport.web.pages.Labels;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The addresses of one chat, for the scripts of one side. A page sends each message under a key that it made, as often
 * as it has to, and asks for what comes after the last entry that it knows. What somebody may not see is answered like
 * what does not exist. Buttons of pages without scripts post plain forms and are led to a page.
 */
public abstract class ChatEndpoint {

    protected static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READER = Json.createReaderFactory(Map.of());
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    protected static final int LARGEST = 1 << 18;
    private static final int MOST_FILES = 20;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int INSUFFICIENT_STORAGE = 507;
    private static final Logger LOG = Logger.getLogger(ChatEndpoint.class.getName());

    @Inject
    protected CurrentUser user;

    @Inject
    protected Labels labels;

    @Inject
    protected ChatWords words;

    @Inject
    protected AttachingToChats attaching;

    /** The folder in which uploads are buffered, instead of the system's folder for temporary files. */
    @Inject
    @ConfigProperty(name = "caseport.uploads")
    Optional<String> uploads;

    @PathParam("chat")
    protected String id;

    @Context
    protected HttpServletRequest request;

    /** On which side the person is. */
    protected abstract Side side();

    protected abstract Optional<ChatView> view(ChatId chat, int after);

    protected abstract Outcome<Said> say(ChatId chat, UUID key, String text, List<FileId> files);

    protected abstract boolean saw(ChatId chat, int number);

    protected abstract boolean writes(ChatId chat);

    protected abstract Outcome<Chat> end(ChatId chat);

    protected abstract Outcome<Chat> stillHere(ChatId chat);

    protected abstract AttachingFiles.Outcome attach(ChatId chat, String name, java.nio.file.Path arrived)
            throws IOException;

    protected abstract Optional<AttachedFile> file(ChatId chat, FileId file);

    /** The address of the page that shows the chat. */
    protected abstract String page(Chat chat);

    /** The chat, and its entries after this number. */
    @GET
    public Response read(@QueryParam("after") @DefaultValue("0") int after) {
        return known().flatMap(chat -> view(chat, Math.max(0, after)))
                .map(view -> json(Response.Status.OK.getStatusCode(), json(view)))
                .orElseGet(ChatEndpoint::missing);
    }

    /** Sends a message: {@code {"text": "…", "files": ["…"]}}. */
    @PUT
    @Path("messages/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response send(@PathParam("key") String key, InputStream body) throws IOException {
        Optional<ChatId> chat = known();
        byte[] sent = body.readNBytes(LARGEST + 1);
        if (chat.isEmpty() || !UUID_FORM.matcher(key).matches()) {
            return missing();
        }
        if (sent.length > LARGEST) {
            return refused(ChatRejection.ChatRefusal.TOO_LONG);
        }
        Optional<JsonObject> message = object(sent);
        Optional<List<FileId>> files = message.flatMap(ChatEndpoint::files);
        if (message.isEmpty() || files.isEmpty()) {
            return json(
                    Response.Status.BAD_REQUEST.getStatusCode(),
                    JSON.createObjectBuilder().add("message", labels.format("draft.notUnderstood")));
        }
        Outcome<Said> outcome =
                say(chat.get(), UUID.fromString(key), message.get().getString("text", ""), files.get());
        if (outcome instanceof Outcome.Done<Said> done) {
            ChatEntry entry = done.result().entry();
            return json(
                    (done.result().first() ? Response.Status.CREATED : Response.Status.OK).getStatusCode(),
                    JSON.createObjectBuilder()
                            .add("number", entry.number())
                            .add("at", entry.at().toString())
                            .add("last", entry.number())
                            .add("removed", JSON.createArrayBuilder(entry.removed())));
        }
        return refused(outcome.rejection().orElseThrow());
    }

    /** Sends a message from a page without scripts, with the key that was drawn with it. */
    @POST
    @Path("messages")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response post(
            @FormParam("key") @DefaultValue("") String key, @FormParam("text") @DefaultValue("") String text) {
        Optional<ChatId> chat = known();
        if (chat.isEmpty() || !UUID_FORM.matcher(key).matches()) {
            return missing();
        }
        Outcome<Said> outcome = say(chat.get(), UUID.fromString(key), text, List.of());
        return after(chat.get(), outcome.rejection());
    }

    /** Keeps a file for a message; its bytes are the body. */
    @POST
    @Path("files")
    @Consumes(MediaType.WILDCARD)
    public Response attach(
            @QueryParam("name") @DefaultValue("") String name,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) long announced,
            InputStream body)
            throws IOException {
        Optional<ChatId> chat = known();
        if (chat.isEmpty()) {
            return missing();
        }
        try (IncomingUpload arrival = IncomingUpload.of(body, announced, arrivals())) {
            AttachingFiles.Outcome attaching = attach(chat.get(), name.isBlank() ? "file" : name, arrival.file());
            if (attaching instanceof AttachingFiles.Outcome.Attached attached) {
                AttachedFile file = attached.file();
                return json(
                        Response.Status.CREATED.getStatusCode(),
                        JSON.createObjectBuilder()
                                .add("id", file.id().value())
                                .add("name", file.name())
                                .add("size", labels.size(file.size())));
            }
            if (attaching instanceof AttachingFiles.Outcome.Refused refused) {
                return json(
                        UNPROCESSABLE,
                        JSON.createObjectBuilder().add("error", "files").add("message", labels.sentence(refused)));
            }
            return missing();
        } catch (IncomingUpload.BrokenOff e) {
            return json(
                    Response.Status.BAD_REQUEST.getStatusCode(),
                    JSON.createObjectBuilder().add("message", labels.format("files.brokenOff", name)));
        } catch (IncomingUpload.NoRoom e) {
            LOG.log(Level.SEVERE, "an upload found no room in " + arrivals(), e);
            return json(
                    INSUFFICIENT_STORAGE,
                    JSON.createObjectBuilder().add("message", labels.format("files.noRoom", name)));
        }
    }

    private java.nio.file.Path arrivals() {
        return java.nio.file.Path.of(uploads.orElse(System.getProperty("java.io.tmpdir")));
    }

    /** A file of the chat. */
    @GET
    @Path("files/{file}")
    public Response file(@PathParam("file") String file) {
        return known().filter(chat -> FileId.isFileId(file))
                .flatMap(chat -> file(chat, new FileId(file))
                        .map(found -> FileResponse.saving(found, out -> attaching.copy(chat, found, out))))
                .orElseGet(ChatEndpoint::missing);
    }

    /** The person has seen the entries up to this number: {@code {"number": 7}}. */
    @POST
    @Path("seen")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response seen(InputStream body) throws IOException {
        Optional<Integer> number = object(body.readNBytes(LARGEST))
                .filter(sent -> sent.containsKey("number"))
                .map(sent -> sent.getInt("number", 0));
        return known().filter(chat -> number.isPresent() && saw(chat, Math.max(0, number.get())))
                .map(chat -> Response.noContent().build())
                .orElseGet(ChatEndpoint::missing);
    }

    /** The person is writing. What is written is never sent. */
    @POST
    @Path("typing")
    public Response typing() {
        return known().filter(this::writes)
                .map(chat -> Response.noContent().build())
                .orElseGet(ChatEndpoint::missing);
    }

    /** Ends the chat. */
    @POST
    @Path("end")
    public Response end() {
        return act(this::end);
    }

    /** The person is still there. */
    @POST
    @Path("still-here")
    public Response stillHere() {
        return act(this::stillHere);
    }

    // ---- answers

    /** An act that leads back to the chat. */
    protected Response act(Function<ChatId, Outcome<Chat>> act) {
        Optional<ChatId> chat = known();
        return chat.isEmpty()
                ? missing()
                : after(chat.get(), act.apply(chat.get()).rejection());
    }

    /** The answer to an act: the page again, for a browser that asks for one, or what a script reads. */
    protected Response after(ChatId chat, Optional<Rejection> why) {
        if (why.isPresent() && isMissing(why.get())) {
            return missing();
        }
        Optional<Chat> shown = view(chat, Integer.MAX_VALUE).map(ChatView::chat);
        if (wantsPage() && shown.isPresent()) {
            String told = why.map(one -> "&refused=" + code(one)).orElse("");
            return see(page(shown.get()).replace("#", told + "#"));
        }
        return why.map(this::refused).orElseGet(() -> Response.noContent().build());
    }

    /** The reason as an address says it. */
    private String code(Rejection why) {
        return why instanceof Rejection.Declined ? declined() : why.code();
    }

    /** What an address says where something in a form of this side was wrong: each side has one that can be. */
    protected abstract String declined();

    protected Response refused(Rejection why) {
        if (isMissing(why)) {
            return missing();
        }
        JsonObjectBuilder answer =
                JSON.createObjectBuilder().add("error", error(why)).add("message", sentence(why));
        if (why instanceof ChatRejection.Taken taken) {
            answer.add("by", labels.person(taken.by()));
        }
        Response.ResponseBuilder response =
                Response.status(status(why)).type(MediaType.APPLICATION_JSON).entity(answer.build());
        if (why instanceof ChatRejection.TooFast tooFast) {
            response.header(HttpHeaders.RETRY_AFTER, tooFast.pause().toSeconds());
        }
        return response.build();
    }

    /** Why an act on a chat was refused, in a sentence. */
    protected String sentence(Rejection why) {
        return why instanceof ChatRejection.Taken taken
                ? labels.format("chats.taken", labels.person(taken.by()))
                : labels.sentence(why);
    }

    /** Whether it looks as if there were no chat: for foreign ones, and for people who may not write in it. */
    private static boolean isMissing(Rejection why) {
        return why instanceof Rejection.NotFound || why instanceof Rejection.NotGranted;
    }

    private static String error(Rejection why) {
        String code = why.code().toLowerCase(Locale.ROOT).replace('_', '-');
        return code.startsWith("chat-") ? code.substring("chat-".length()) : code;
    }

    private static int status(Rejection why) {
        if (why instanceof ChatRejection.TooFast) {
            return TOO_MANY_REQUESTS;
        }
        if (why == ChatRejection.ChatRefusal.TOO_LONG) {
            return Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode();
        }
        boolean ofText = why == ChatRejection.ChatRefusal.EMPTY
                || why == ChatRejection.ChatRefusal.FILES
                || why instanceof Rejection.Declined;
        return ofText ? UNPROCESSABLE : Response.Status.CONFLICT.getStatusCode();
    }

    private JsonObjectBuilder json(ChatView view) {
        Chat chat = view.chat();
        JsonObjectBuilder said = JSON.createObjectBuilder()
                .add("state", chat.state().code())
                .add("words", words.state(view, side()))
                .add("last", chat.progress().last())
                .add("seen", view.seen())
                .add("seenByOthers", view.seenByOthers())
                .add("writable", view.writable())
                .add("almostFull", chat.isAlmostFull())
                .add("askedToWait", chat.isInLine() && chat.clock().waitingAskedAt() != null)
                .add("askedForSilence", !chat.isEnded() && chat.clock().silenceAskedAt() != null)
                .add("with", chat.agent() == null ? "" : nameOfAgent(chat))
                .add("writing", writing(view.writing()))
                .add("here", here(view));
        if (chat.ending() != null) {
            said.add("why", chat.ending().code());
        }
        Place place = view.place();
        if (place != null) {
            JsonObjectBuilder wait = JSON.createObjectBuilder();
            if (!place.expected().isUnknown()) {
                wait.add("text", words.wait(place.expected()));
            }
            words.why(place.expected()).ifPresent(why -> wait.add("why", why));
            said.add("place", place.place()).add("asking", place.asking()).add("wait", wait);
        }
        JsonArrayBuilder entries = JSON.createArrayBuilder();
        view.entries().forEach(entry -> entries.add(json(entry)));
        return said.add("entries", entries);
    }

    private String nameOfAgent(Chat chat) {
        return side() == Side.CUSTOMER
                ? words.support(chat)
                : labels.person(chat.agent() == null ? "" : chat.agent().name());
    }

    private JsonArrayBuilder writing(List<WritingNow.Writer> writers) {
        JsonArrayBuilder names = JSON.createArrayBuilder();
        writers.forEach(writer -> names.add(words.name(writer, side())));
        return names;
    }

    private static JsonArrayBuilder here(ChatView view) {
        JsonArrayBuilder sides = JSON.createArrayBuilder();
        view.here().stream().map(reader -> reader.side().code()).distinct().forEach(sides::add);
        return sides;
    }

    private JsonObjectBuilder json(ChatEntry entry) {
        PersonId me = user.person().id();
        boolean own = me.equals(entry.person());
        JsonArrayBuilder files = JSON.createArrayBuilder();
        entry.files()
                .forEach(file -> files.add(JSON.createObjectBuilder()
                        .add("id", file.id().value())
                        .add("name", file.name())
                        .add("size", labels.size(file.size()))));
        JsonObjectBuilder said = JSON.createObjectBuilder()
                .add("number", entry.number())
                .add("kind", entry.kind().code())
                .add("at", entry.at().toString())
                .add("time", labels.ofDay(entry.at()))
                .add("day", labels.day(LocalDate.ofInstant(entry.at(), user.zone())))
                .add("by", words.name(entry, side()))
                .add("side", entry.side().code())
                .add("own", own)
                .add("text", entry.isMessage() ? entry.text() : words.event(entry, side()))
                .add("files", files)
                .add("detail", entry.detail());
        if (own && entry.key() != null) {
            said.add("key", entry.key());
        }
        if (!entry.removed().isEmpty()) {
            said.add("removed", JSON.createArrayBuilder(entry.removed()));
        }
        return said;
    }

    protected static Optional<JsonObject> object(byte[] sent) {
        try (JsonReader reader = READER.createReader(new ByteArrayInputStream(sent))) {
            return Optional.of(reader.readObject());
        } catch (RuntimeException e) {
            // Invalid or too deeply nested JSON, or another thing: the parser has a different exception for each.
            return Optional.empty();
        }
    }

    /** The ids of the files; empty for anything that is not understood. */
    private static Optional<List<FileId>> files(JsonObject message) {
        if (!message.containsKey("files")) {
            return Optional.of(List.of());
        }
        try {
            List<String> ids = message.getJsonArray("files").getValuesAs(JsonString::getString);
            return ids.size() > MOST_FILES || !ids.stream().allMatch(FileId::isFileId)
                    ? Optional.empty()
                    : Optional.of(ids.stream().map(FileId::new).toList());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    protected Optional<ChatId> known() {
        return ChatId.isChatId(id) ? Optional.of(new ChatId(id)) : Optional.empty();
    }

    /** Whether a browser asks to go to a page, rather than a script that reads the answer. */
    private boolean wantsPage() {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML);
    }

    protected Response see(String address) {
        return Response.seeOther(URI.create(request.getContextPath() + address)).build();
    }

    protected static Response missing() {
        return Response.status(Response.Status.NOT_FOUND).build();
    }

    protected static Response json(int status, JsonObjectBuilder answer) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(answer.build())
                .build();
    }
}
