package org.caseport.web.pages;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.policy.entitlement.ParsedEmailAddresses;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.application.correspondence.ReplyDrafts;
import org.caseport.web.application.file.AttachingFiles;
import org.caseport.web.application.help.RatingHelp;
import org.caseport.web.application.opening.Drafting;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Serves the scripts of a page while a person writes a draft: saves fields, and adds and removes files. */
public abstract class DraftEndpoint {

    private static final Logger LOG = Logger.getLogger(DraftEndpoint.class.getName());

    /** Made once, as looking up the implementation searches every jar. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private static final JsonReaderFactory READER = Json.createReaderFactory(Map.of());

    private static final int LARGEST_PATCH = 1 << 20;

    /** The longest text of pasted addresses, in bytes: far more than a case can have contacts. */
    private static final int LARGEST_PASTE = 64 * 1024;

    private static final int INSUFFICIENT_STORAGE = 507;

    @Inject
    protected ReplyDrafts replyDrafts;

    @Inject
    protected Labels labels;

    @Inject
    AttachingFiles attachingFiles;

    @Inject
    Redacting redacting;

    @Inject
    CardNumberQuestions numberQuestions;

    @Inject
    RatingHelp ratingHelp;

    /** The folder in which uploads are buffered, instead of the system's folder for temporary files. */
    @Inject
    @ConfigProperty(name = "caseport.uploads")
    Optional<String> uploads;

    @PathParam("draft")
    protected String draft;

    @Context
    protected HttpServletRequest request;

    /** Saves changed fields: {@code {"fields": {"subject": "…"}}}. */
    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(InputStream body) throws IOException {
        byte[] sent = body.readNBytes(LARGEST_PATCH + 1);
        if (sent.length > LARGEST_PATCH) {
            return message(Response.Status.REQUEST_ENTITY_TOO_LARGE, labels.format("draft.tooMuch"));
        }
        Map<String, String> fields;
        try (JsonReader reader = READER.createReader(new ByteArrayInputStream(sent))) {
            fields = reader.readObject().getJsonObject("fields").entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, e -> text(e.getValue())));
        } catch (RuntimeException e) {
            // Invalid or too deeply nested JSON, or no fields: the parser has a different exception for each.
            return message(Response.Status.BAD_REQUEST, labels.format("draft.notUnderstood"));
        }
        return known().map(id -> answer(id, fields)).orElseGet(this::noSuchDraft);
    }

    private Response answer(DraftId id, Map<String, String> fields) {
        Drafting.Outcome saving;
        try {
            saving = keep(id, fields);
        } catch (IllegalArgumentException e) {
            return message(Response.Status.BAD_REQUEST, labels.format("draft.notUnderstood"));
        }
        if (saving instanceof Drafting.Outcome.Saved saved) {
            return Response.ok(JSON.createObjectBuilder()
                            .add("notice", notice(saved, fields))
                            .add("secrets", secrets(fields, saved.draft().fields()))
                            .add("replaced", replaced(fields, saved.draft().fields()))
                            .add("show", labels.format("secret.show"))
                            .add("questions", numberQuestions.of(saved.draft().fields()))
                            .build())
                    .build();
        }
        if (saving instanceof Drafting.Outcome.AlreadySubmitted submitted) {
            return gone(submitted.as());
        }
        return noSuchDraft();
    }

    /** The notice about redacted secrets for each field that was sent; empty for a field without any. */
    private JsonObject secrets(Map<String, String> fields, DraftFields kept) {
        JsonObjectBuilder said = JSON.createObjectBuilder();
        fields.forEach(
                (name, text) -> said.add(name, SecretNotices.typed(labels, redacting.removals(name, text, kept))));
        return said.build();
    }

    /** The texts as they are kept of those fields in which secrets were redacted. */
    private JsonObject replaced(Map<String, String> fields, DraftFields kept) {
        JsonObjectBuilder texts = JSON.createObjectBuilder();
        fields.forEach((name, text) -> {
            if (!redacting.removals(name, text, kept).isEmpty()) {
                texts.add(name, kept.get(name));
            }
        });
        return texts.build();
    }

    /** The author of the draft; empty for a person who may not write it. */
    protected abstract Optional<DraftAuthor> author();

    /** Saves the fields in the draft of this address. */
    protected abstract Drafting.Outcome keep(DraftId id, Map<String, String> fields);

    /** Creates the draft, if needed, before a file is added to it. */
    protected void begin(DraftId id) {
        keep(id, Map.of());
    }

    /** The notice about choices that were cleared because of what was sent. */
    protected String notice(Drafting.Outcome.Saved saved, Map<String, String> sent) {
        return "";
    }

    /** The address of the draft's page. */
    protected abstract String page();

    /** The address of this draft's endpoint. */
    protected abstract String base();

    /** The response for a draft that was submitted already, with the address of its case. */
    protected abstract Response gone(CaseId as);

    private static String text(JsonValue value) {
        return ((JsonString) value).getString();
    }

    /** Adds a file, whose bytes are the body. They are buffered in a file until all have arrived. */
    @POST
    @Path("files")
    @Consumes(MediaType.WILDCARD)
    public Response attach(
            @QueryParam("name") String name, @HeaderParam("Content-Length") long announced, InputStream body)
            throws IOException {
        Optional<DraftId> id = known();
        Optional<DraftAuthor> author = author();
        if (id.isEmpty() || author.isEmpty()) {
            return noSuchDraft();
        }
        begin(id.get());
        String named = name == null ? "" : name;
        try (IncomingUpload arrival = IncomingUpload.of(body, announced, arrivals())) {
            AttachingFiles.Outcome attaching = attachingFiles.attach(author.get(), id.get(), named, arrival.file());
            if (attaching instanceof AttachingFiles.Outcome.Attached attached) {
                return Response.status(Response.Status.CREATED)
                        .entity(json(attached))
                        .build();
            }
            if (attaching instanceof AttachingFiles.Outcome.Refused refused) {
                return message(422, labels.sentence(refused));
            }
            return noSuchDraft();
        } catch (IncomingUpload.BrokenOff e) {
            return message(Response.Status.BAD_REQUEST, labels.format("files.brokenOff", named));
        } catch (IncomingUpload.NoRoom e) {
            LOG.log(
                    Level.SEVERE,
                    "An upload found no room in " + arrivals()
                            + ". Free some, make the folder writable, or name another"
                            + " with the setting caseport.uploads (environment CASEPORT_UPLOADS).",
                    e);
            return message(INSUFFICIENT_STORAGE, labels.format("files.noRoom", named));
        }
    }

    /** Parses text that was typed or pasted as additional contacts: {@code {"addresses": […], "others": […]}}. */
    @POST
    @Path("addresses")
    @Consumes(MediaType.WILDCARD)
    public Response addresses(InputStream body) throws IOException {
        byte[] sent = body.readNBytes(LARGEST_PASTE + 1);
        if (sent.length > LARGEST_PASTE) {
            return message(Response.Status.REQUEST_ENTITY_TOO_LARGE, labels.format("draft.tooMuch"));
        }
        ParsedEmailAddresses typed = ParsedEmailAddresses.in(new String(sent, StandardCharsets.UTF_8));
        return Response.ok(JSON.createObjectBuilder()
                        .add("addresses", JSON.createArrayBuilder(typed.addresses()))
                        .add("others", JSON.createArrayBuilder(typed.others()))
                        .build())
                .build();
    }

    private java.nio.file.Path arrivals() {
        return java.nio.file.Path.of(uploads.orElse(System.getProperty("java.io.tmpdir")));
    }

    private JsonObject json(AttachingFiles.Outcome.Attached attached) {
        AttachedFile file = attached.file();
        return JSON.createObjectBuilder()
                .add("id", file.id().value())
                .add("name", file.name())
                .add("size", file.size())
                .add("mediaType", file.mediaType())
                .add("url", base() + "/files/" + file.id())
                .add("secrets", SecretNotices.attached(labels, file.name(), attached.removed()))
                .build();
    }

    /**
     * Discards the draft; a form posts here after the author has confirmed.
     *
     * @param solved whether it is discarded because its problem is solved
     */
    @POST
    @Path("discard")
    @Produces(MediaType.WILDCARD)
    public Response discard(@QueryParam("solved") @DefaultValue("false") boolean solved) {
        author().ifPresent(author -> known().ifPresent(id -> {
            replyDrafts.discard(author, id);
            if (solved) {
                ratingHelp.solved();
            }
        }));
        String said = (page().contains("?") ? "&" : "?") + (solved ? "solved=true" : "discarded=true");
        return Response.seeOther(URI.create(request.getContextPath() + page() + said))
                .build();
    }

    @GET
    @Path("files/{file}")
    @Produces(MediaType.WILDCARD)
    public Response show(@PathParam("file") String file) {
        Optional<DraftAuthor> author = author();
        return known().filter(id -> author.isPresent() && FileId.isFileId(file))
                .flatMap(id -> attachingFiles.find(author.orElseThrow(), id, new FileId(file)))
                .map(found -> FileResponse.showing(found, out -> copy(author.orElseThrow(), found, out)))
                .orElseGet(this::noSuchDraft);
    }

    private void copy(DraftAuthor author, AttachedFile file, OutputStream out) throws IOException {
        attachingFiles.copy(author, file, out);
    }

    @DELETE
    @Path("files/{file}")
    public Response detach(@PathParam("file") String file) {
        author().filter(any -> FileId.isFileId(file))
                .ifPresent(author -> known().ifPresent(id -> attachingFiles.detach(author, id, new FileId(file))));
        return Response.noContent().build();
    }

    protected Optional<DraftId> known() {
        return DraftId.isDraftId(draft) ? Optional.of(new DraftId(draft)) : Optional.empty();
    }

    protected Response gone(String message, String address) {
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
