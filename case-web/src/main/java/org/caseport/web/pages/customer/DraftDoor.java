package org.caseport.web.pages.customer;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.draft.Author;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.web.application.Attaching;
import org.caseport.web.application.AttachingFiles;
import org.caseport.web.application.Drafting;
import org.caseport.web.application.Saving;
import org.caseport.web.pages.Arrival;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FileAnswer;
import org.caseport.web.pages.FileRefusals;
import org.caseport.web.pages.Labels;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What scripts of a page talk to while a person types into a draft: fields are kept, files come and go. */
public abstract class DraftDoor {

    private static final Logger LOG = Logger.getLogger(DraftDoor.class.getName());

    /** Made once, as looking for the library behind it goes through every jar. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private static final int LARGEST_PATCH = 1 << 20;
    private static final int INSUFFICIENT_STORAGE = 507;

    @Inject
    Drafting drafting;

    @Inject
    AttachingFiles attachingFiles;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    /** Where uploads wait until they are complete, instead of the system's folder for temporary files. */
    @Inject
    @ConfigProperty(name = "caseport.uploads")
    Optional<String> uploads;

    @PathParam("draft")
    String draft;

    @Context
    HttpServletRequest request;

    /** Keeps changed fields: {@code {"fields": {"subject": "…"}}}. */
    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@HeaderParam("Content-Length") long length, JsonObject asked) {
        if (length > LARGEST_PATCH) {
            return message(Response.Status.REQUEST_ENTITY_TOO_LARGE, labels.format("draft.tooMuch"));
        }
        Map<String, String> fields;
        try {
            fields = asked.getJsonObject("fields").entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, e -> text(e.getValue())));
        } catch (ClassCastException | NullPointerException e) {
            return message(Response.Status.BAD_REQUEST, labels.format("draft.notUnderstood"));
        }
        return known().map(id -> answer(id, fields)).orElseGet(this::noSuchDraft);
    }

    private Response answer(DraftId id, Map<String, String> fields) {
        Saving saving;
        try {
            saving = keep(id, fields);
        } catch (IllegalArgumentException e) {
            return message(Response.Status.BAD_REQUEST, labels.format("draft.notUnderstood"));
        }
        if (saving instanceof Saving.Saved saved) {
            String notice = saved.cleared().isEmpty()
                    ? ""
                    : labels.format(
                            "create.cleared",
                            saved.cleared().stream()
                                    .map(field -> labels.format(FieldNames.key(field)))
                                    .collect(Collectors.joining(labels.format("list.and"))));
            return Response.ok(JSON.createObjectBuilder().add("notice", notice).build())
                    .build();
        }
        if (saving instanceof Saving.AlreadySubmitted submitted) {
            return gone(submitted.as());
        }
        return noSuchDraft();
    }

    /** Keeps the fields in whatever draft this address is about. */
    abstract Saving keep(DraftId id, Map<String, String> fields);

    /** Before a file comes, which needs a draft to lie on. */
    abstract void begin(DraftId id);

    /** Where this draft's page is. */
    abstract String page();

    /** This draft's address here. */
    abstract String base();

    /** What is said of a draft that has gone out, and where what came of it is. */
    abstract Response gone(CaseId as);

    private static String text(JsonValue value) {
        return ((JsonString) value).getString();
    }

    /** Adds a file: its bytes are the body. They wait in a file of the server until they are all there. */
    @POST
    @Path("files")
    @Consumes(MediaType.WILDCARD)
    public Response attach(
            @QueryParam("name") String name, @HeaderParam("Content-Length") long announced, InputStream body)
            throws IOException {
        Optional<DraftId> id = known();
        if (id.isEmpty()) {
            return noSuchDraft();
        }
        begin(id.get());
        String named = name == null ? "" : name;
        try (Arrival arrival = Arrival.of(body, announced, arrivals())) {
            Attaching attaching = attachingFiles.attach(Author.of(user.member()), id.get(), named, arrival.file());
            if (attaching instanceof Attaching.Attached attached) {
                return Response.status(Response.Status.CREATED)
                        .entity(json(attached.file()))
                        .build();
            }
            if (attaching instanceof Attaching.Refused refused) {
                return message(422, FileRefusals.sentence(labels, refused));
            }
            return noSuchDraft();
        } catch (Arrival.BrokenOff e) {
            return message(Response.Status.BAD_REQUEST, labels.format("files.brokenOff", named));
        } catch (Arrival.NoRoom e) {
            LOG.log(
                    Level.SEVERE,
                    "An upload found no room in " + arrivals()
                            + ". Free some, make the folder writable, or name another"
                            + " with the setting caseport.uploads (environment CASEPORT_UPLOADS).",
                    e);
            return message(INSUFFICIENT_STORAGE, labels.format("files.noRoom", named));
        }
    }

    private java.nio.file.Path arrivals() {
        return java.nio.file.Path.of(uploads.orElse(System.getProperty("java.io.tmpdir")));
    }

    private JsonObject json(AttachedFile file) {
        return JSON.createObjectBuilder()
                .add("id", file.id().value())
                .add("name", file.name())
                .add("size", file.size())
                .add("mediaType", file.mediaType())
                .add("url", base() + "/files/" + file.id())
                .build();
    }

    /** Gives the draft up; a form posts here once its author has confirmed. */
    @POST
    @Path("discard")
    @Produces(MediaType.WILDCARD)
    public Response discard() {
        known().ifPresent(id -> drafting.discard(user.member(), id));
        return Response.seeOther(URI.create(
                        request.getContextPath() + page() + (page().contains("?") ? "&" : "?") + "discarded=true"))
                .build();
    }

    @GET
    @Path("files/{file}")
    @Produces(MediaType.WILDCARD)
    public Response show(@PathParam("file") String file) {
        return known().filter(id -> FileId.isFileId(file))
                .flatMap(id -> attachingFiles.find(Author.of(user.member()), id, new FileId(file)))
                .map(found -> FileAnswer.showing(found, out -> copy(found, out)))
                .orElseGet(this::noSuchDraft);
    }

    private void copy(AttachedFile file, OutputStream out) throws IOException {
        attachingFiles.copy(Author.of(user.member()), file, out);
    }

    @DELETE
    @Path("files/{file}")
    public Response detach(@PathParam("file") String file) {
        known().filter(id -> FileId.isFileId(file))
                .ifPresent(id -> attachingFiles.detach(Author.of(user.member()), id, new FileId(file)));
        return Response.noContent().build();
    }

    Optional<DraftId> known() {
        return DraftId.isDraftId(draft) ? Optional.of(new DraftId(draft)) : Optional.empty();
    }

    Response gone(String message, String address) {
        return Response.status(Response.Status.CONFLICT)
                .entity(JSON.createObjectBuilder()
                        .add("message", labels.format(message))
                        .add("location", request.getContextPath() + address)
                        .build())
                .build();
    }

    private Response noSuchDraft() {
        return Response.status(Response.Status.GONE)
                .entity(JSON.createObjectBuilder()
                        .add("message", labels.format("draft.gone"))
                        .add("location", request.getContextPath() + page())
                        .build())
                .build();
    }

    private static Response message(Response.Status status, String message) {
        return message(status.getStatusCode(), message);
    }

    private static Response message(int status, String message) {
        return Response.status(status)
                .entity(JSON.createObjectBuilder().add("message", message).build())
                .build();
    }
}
