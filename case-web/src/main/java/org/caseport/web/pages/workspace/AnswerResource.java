package org.caseport.web.pages.workspace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.account.Agent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.draft.Author;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.web.application.Answers;
import org.caseport.web.application.Attaching;
import org.caseport.web.application.AttachingFiles;
import org.caseport.web.application.ReadingAsAgent;
import org.caseport.web.application.Saving;
import org.caseport.web.pages.Arrival;
import org.caseport.web.pages.FileAnswer;
import org.caseport.web.pages.FileRefusals;
import org.caseport.web.pages.Labels;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the composer's scripts talk to while an agent types: the answer is kept, its files come and go. */
@Path("workspace/cases/{case}/answers/{draft}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AnswerResource {

    private static final Logger LOG = Logger.getLogger(AnswerResource.class.getName());

    /** Made once, as looking for the library behind it goes through every jar. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private static final int LARGEST_PATCH = 1 << 20;
    private static final int INSUFFICIENT_STORAGE = 507;

    @Inject
    Answers answers;

    @Inject
    AttachingFiles attachingFiles;

    @Inject
    ReadingAsAgent reading;

    @Inject
    CurrentAgent currentAgent;

    @Inject
    Labels labels;

    /** Where uploads wait until they are complete, instead of the system's folder for temporary files. */
    @Inject
    @ConfigProperty(name = "caseport.uploads")
    Optional<String> uploads;

    @PathParam("case")
    String caseId;

    @PathParam("draft")
    String draft;

    @Context
    HttpServletRequest request;

    /** An answer that the agent may write: on a case that there is, under an id that can be one. */
    private record Place(Author author, CaseId caseId, DraftId draft) {}

    private Optional<Place> place() {
        Optional<Agent> agent = currentAgent.ifAny();
        if (agent.isEmpty() || !CaseId.isCaseId(caseId) || !DraftId.isDraftId(draft)) {
            return Optional.empty();
        }
        CaseId id = new CaseId(caseId);
        return reading.find(agent.get(), id)
                .map(found -> new Place(Author.of(agent.get(), id), id, new DraftId(draft)));
    }

    /** Keeps changed fields: {@code {"fields": {"description": "…"}}}; others than the composer's are left out. */
    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@HeaderParam("Content-Length") long length, JsonObject asked) {
        if (length > LARGEST_PATCH) {
            return message(Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode(), labels.format("draft.tooMuch"));
        }
        Map<String, String> fields = new HashMap<>();
        if (asked.get("fields") instanceof JsonObject typed) {
            for (String name : new String[] {DraftFields.DESCRIPTION, AnswerComposer.NOTE}) {
                if (typed.get(name) instanceof JsonString text) {
                    fields.put(name, text.getString());
                }
            }
        }
        return place().map(place -> keep(place, fields)).orElseGet(this::noSuchAnswer);
    }

    private Response keep(Place place, Map<String, String> fields) {
        try {
            Saving saving = answers.save(place.author(), place.caseId(), place.draft(), fields);
            return saving instanceof Saving.Saved
                    ? Response.ok(JSON.createObjectBuilder().add("notice", "").build())
                            .build()
                    : saving instanceof Saving.AlreadySubmitted ? sent(place) : noSuchAnswer();
        } catch (IllegalArgumentException e) {
            return message(Response.Status.BAD_REQUEST.getStatusCode(), labels.format("draft.notUnderstood"));
        }
    }

    /** Adds a file: its bytes are the body. */
    @POST
    @Path("files")
    @Consumes(MediaType.WILDCARD)
    public Response attach(
            @QueryParam("name") String name, @HeaderParam("Content-Length") long announced, InputStream body)
            throws IOException {
        Optional<Place> place = place();
        // A file may come before the first letter; then the answer begins with it.
        if (place.isEmpty()
                || !(answers.save(
                                place.get().author(),
                                place.get().caseId(),
                                place.get().draft(),
                                Map.of())
                        instanceof Saving.Saved)) {
            return noSuchAnswer();
        }
        String named = name == null ? "" : name;
        try (Arrival arrival = Arrival.of(body, announced, arrivals())) {
            Attaching attaching =
                    attachingFiles.attach(place.get().author(), place.get().draft(), named, arrival.file());
            if (attaching instanceof Attaching.Attached attached) {
                return Response.status(Response.Status.CREATED)
                        .entity(json(place.get(), attached.file()))
                        .build();
            }
            return attaching instanceof Attaching.Refused refused
                    ? message(422, FileRefusals.sentence(labels, refused))
                    : noSuchAnswer();
        } catch (Arrival.BrokenOff e) {
            return message(Response.Status.BAD_REQUEST.getStatusCode(), labels.format("files.brokenOff", named));
        } catch (Arrival.NoRoom e) {
            LOG.log(Level.SEVERE, "An upload found no room in " + arrivals(), e);
            return message(INSUFFICIENT_STORAGE, labels.format("files.noRoom", named));
        }
    }

    private java.nio.file.Path arrivals() {
        return java.nio.file.Path.of(uploads.orElse(System.getProperty("java.io.tmpdir")));
    }

    private JsonObject json(Place place, AttachedFile file) {
        return JSON.createObjectBuilder()
                .add("id", file.id().value())
                .add("name", file.name())
                .add("size", file.size())
                .add("mediaType", file.mediaType())
                .add(
                        "url",
                        request.getContextPath() + "/data/workspace/cases/" + place.caseId() + "/answers/"
                                + place.draft() + "/files/" + file.id())
                .build();
    }

    @GET
    @Path("files/{file}")
    @Produces(MediaType.WILDCARD)
    public Response show(@PathParam("file") String file) {
        return place().filter(any -> FileId.isFileId(file))
                .flatMap(place -> attachingFiles
                        .find(place.author(), place.draft(), new FileId(file))
                        .map(found ->
                                FileAnswer.showing(found, out -> attachingFiles.copy(place.author(), found, out))))
                .orElseGet(this::noSuchAnswer);
    }

    @DELETE
    @Path("files/{file}")
    public Response detach(@PathParam("file") String file) {
        place().filter(any -> FileId.isFileId(file))
                .ifPresent(place -> attachingFiles.detach(place.author(), place.draft(), new FileId(file)));
        return Response.noContent().build();
    }

    private Response sent(Place place) {
        return gone(Response.Status.CONFLICT, "desk.sent", request.getContextPath() + CaseDesk.address(place.caseId()));
    }

    private Response noSuchAnswer() {
        return gone(Response.Status.GONE, "draft.gone", request.getContextPath() + QueueAddress.PATH);
    }

    private Response gone(Response.Status status, String why, String location) {
        return Response.status(status)
                .entity(JSON.createObjectBuilder()
                        .add("message", labels.format(why))
                        .add("location", location)
                        .build())
                .build();
    }

    private static Response message(int status, String message) {
        return Response.status(status)
                .entity(JSON.createObjectBuilder().add("message", message).build())
                .build();
    }
}
