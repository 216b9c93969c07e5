package org.caseport.web.pages.workspace.call;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.caseport.domain.account.Agent;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.draft.DraftFields;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.call.CallRejection;
import org.caseport.web.application.call.ClaimingCalls;
import org.caseport.web.application.call.PlacingPhoneCalls;
import org.caseport.web.application.call.RecordingCalls;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.pages.CardNumberQuestions;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.SecretNotices;
import org.caseport.web.pages.workspace.CurrentAgent;

/**
 * Claims calls, gives them back, keeps what is typed into their forms, and saves their outcomes. Buttons of pages post
 * plain forms and are led to a page; scripts ask for JSON and get the status, with the reason and the page that shows
 * it.
 */
@Path("workspace/callbacks")
@RequestScoped
public class CallResource {

    /** The code of a call that another agent has claimed. */
    static final String TAKEN = "TAKEN";

    /** The code for an agent who has another call. */
    static final String HAS_CLAIM = "HAS_CLAIM";

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READER = Json.createReaderFactory(Map.of());

    private static final int LARGEST = 1 << 20;
    private static final int UNPROCESSABLE = 422;

    @Inject
    ClaimingCalls claiming;

    @Inject
    RecordingCalls recording;

    @Inject
    PlacingPhoneCalls placing;

    @Inject
    Redacting redacting;

    @Inject
    CardNumberQuestions questions;

    @Inject
    CurrentAgent currentAgent;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    @Context
    HttpServletRequest request;

    /** Claims the call that the agent should make next. */
    @POST
    @Path("next")
    public Response next() {
        return currentAgent
                .ifAny()
                .map(agent -> claimed(claiming.takeNext(agent), ""))
                .orElseGet(CallResource::missing);
    }

    /** Claims this call. The form says {@code night=yes} once the agent has confirmed to call at night. */
    @POST
    @Path("{id}/claim")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response claim(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        Optional<Agent> agent = currentAgent.ifAny();
        Optional<CallbackId> known = known(id);
        if (agent.isEmpty() || known.isEmpty()) {
            return missing();
        }
        boolean evenAtNight = DraftFields.YES.equals(form == null ? null : form.getFirst("night"));
        return claimed(claiming.claim(agent.get(), known.get(), evenAtNight), "&call=" + known.get());
    }

    private Response claimed(Outcome<Callback> outcome, String call) {
        if (outcome instanceof Outcome.Done<Callback> done) {
            return see(CallFormPage.address(done.result().id()));
        }
        Rejection why = outcome.rejection().orElseThrow();
        if (why instanceof CallRejection.HasClaim own) {
            return refused(why, CallFormPage.address(own.id()) + "&refused=" + HAS_CLAIM);
        }
        String asked = why == CallRejection.Why.AT_NIGHT ? "&night=1" : "&refused=" + why.code();
        return refused(why, CallListParameters.PATH + call + asked);
    }

    /** Gives the agent's call back; with a reason, a supervisor gives back the call of another agent. */
    @POST
    @Path("{id}/give-back")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response giveBack(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        Optional<Agent> agent = currentAgent.ifAny();
        Optional<CallbackId> known = known(id);
        if (agent.isEmpty() || known.isEmpty()) {
            return missing();
        }
        Map<String, String> posted = posted(form);
        Outcome<Callback> outcome = posted.containsKey(DraftFields.REASON)
                ? claiming.giveBackFor(
                        agent.get(),
                        known.get(),
                        DraftFields.of(CardNumberQuestions.said(posted))
                                .with(
                                        DraftFields.REASON,
                                        posted.get(DraftFields.REASON).replace("\r\n", "\n")))
                : claiming.giveBack(agent.get(), known.get());
        return outcome.rejection()
                .map(why -> refused(why, CallFormPage.address(known.get()) + "&refused=" + why.code()))
                .orElseGet(() -> see(backAddress(known.get())));
    }

    /** Has the telephone system call the agent and then the customer, once for each outcome of the call. */
    @POST
    @Path("{id}/place")
    public Response place(@PathParam("id") String id) {
        return phoned(id, placing::place);
    }

    /** Hangs up what the telephone system has called. */
    @POST
    @Path("{id}/hang-up")
    public Response hangUp(@PathParam("id") String id) {
        return phoned(id, placing::hangUp);
    }

    private Response phoned(String id, BiFunction<Agent, CallbackId, Outcome<?>> act) {
        Optional<Agent> agent = currentAgent.ifAny();
        Optional<CallbackId> known = known(id);
        if (agent.isEmpty() || known.isEmpty()) {
            return missing();
        }
        String form = CallFormPage.address(known.get());
        return act.apply(agent.get(), known.get())
                .rejection()
                .map(why -> refused(why, form + "&refused=" + why.code()))
                .orElseGet(() -> see(form + "#phone-call"));
    }

    /** Keeps changed fields of the form: {@code {"fields": {"description": "…"}}}. */
    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response keep(@PathParam("id") String id, InputStream body) throws IOException {
        Optional<Agent> agent = currentAgent.ifAny();
        Optional<CallbackId> known = known(id);
        Optional<Map<String, String>> fields = fields(body);
        if (agent.isEmpty() || known.isEmpty()) {
            return missing();
        }
        if (fields.isEmpty()) {
            return notUnderstood();
        }
        Map<String, String> typed = CallForm.typed(fields.get(), user.zone());
        Outcome<Callback> outcome;
        try {
            outcome = recording.keep(agent.get(), known.get(), typed);
        } catch (IllegalArgumentException e) {
            return notUnderstood();
        }
        if (outcome.rejection().isPresent()) {
            return refused(outcome.rejection().get(), CallFormPage.address(known.get()));
        }
        DraftFields kept = recording.typed(agent.get(), known.get());
        return json(
                Response.Status.OK.getStatusCode(),
                JSON.createObjectBuilder().add("secrets", secrets(typed, kept)).add("questions", questions.of(kept)));
    }

    private JsonObject secrets(Map<String, String> fields, DraftFields kept) {
        JsonObjectBuilder said = JSON.createObjectBuilder();
        fields.forEach(
                (name, text) -> said.add(name, SecretNotices.typed(labels, redacting.removals(name, text, kept))));
        return said.build();
    }

    /** Saves the outcome of the call under this key, once however often it is sent. */
    @PUT
    @Path("{id}/tries/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@PathParam("id") String id, @PathParam("key") String key, InputStream body)
            throws IOException {
        Optional<Agent> agent = currentAgent.ifAny();
        Optional<CallbackId> known = known(id);
        Optional<UUID> once = CallFormPage.keyOf(key);
        Optional<Map<String, String>> fields = fields(body);
        if (agent.isEmpty() || known.isEmpty() || once.isEmpty()) {
            return missing();
        }
        if (fields.isEmpty()) {
            return notUnderstood();
        }
        DraftFields form;
        try {
            form = CallForm.outcome(recording.typed(agent.get(), known.get(), once.get()), fields.get(), user.zone());
        } catch (IllegalArgumentException e) {
            return notUnderstood();
        }
        Outcome<RecordingCalls.Recorded> outcome = recording.record(agent.get(), known.get(), once.get(), form);
        if (outcome instanceof Outcome.Done<RecordingCalls.Recorded> done) {
            // The same for each repetition, whatever has become of the call since.
            return json(
                    (done.result().first() ? Response.Status.CREATED : Response.Status.OK).getStatusCode(),
                    JSON.createObjectBuilder().add("location", request.getContextPath() + savedAddress(known.get())));
        }
        Rejection why = outcome.rejection().orElseThrow();
        return refused(why, CallFormPage.address(known.get()) + "&kept=1");
    }

    // ---- answers

    static String savedAddress(CallbackId id) {
        return CallListParameters.PATH + "&saved=1&call=" + id;
    }

    static String backAddress(CallbackId id) {
        return CallListParameters.PATH + "&back=1&call=" + id;
    }

    /** Why an act on a call was refused, in a sentence. */
    static String sentence(Labels labels, Rejection why) {
        return why instanceof CallRejection.Taken taken
                ? labels.format("calls.calling", labels.person(taken.by()), labels.ofDay(taken.since()))
                : labels.sentence(why);
    }

    private Response refused(Rejection why, String address) {
        if (why == Rejection.NotFound.CALLBACK) {
            return missing();
        }
        if (wantsPage()) {
            return see(address);
        }
        JsonObjectBuilder answer = JSON.createObjectBuilder()
                .add("error", why.code().toLowerCase(Locale.ROOT).replace('_', '-'))
                .add("message", sentence(labels, why))
                .add("location", request.getContextPath() + address);
        if (why instanceof CallRejection.Taken taken) {
            answer.add("by", taken.by()).add("since", taken.since().toString());
        }
        return json(
                why instanceof Rejection.Declined ? UNPROCESSABLE : Response.Status.CONFLICT.getStatusCode(), answer);
    }

    /** Whether a browser asks to go to a page, rather than a script that reads the answer. */
    private boolean wantsPage() {
        String accept = request.getHeader("Accept");
        return accept != null && accept.contains(MediaType.TEXT_HTML);
    }

    private Response see(String address) {
        return Response.seeOther(URI.create(request.getContextPath() + address)).build();
    }

    private Response notUnderstood() {
        return json(
                Response.Status.BAD_REQUEST.getStatusCode(),
                JSON.createObjectBuilder().add("message", labels.format("draft.notUnderstood")));
    }

    private static Response missing() {
        return Response.status(Response.Status.NOT_FOUND).build();
    }

    private static Response json(int status, JsonObjectBuilder answer) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(answer.build())
                .build();
    }

    private static Optional<CallbackId> known(String id) {
        return CallbackId.isCallbackId(id) ? Optional.of(new CallbackId(id)) : Optional.empty();
    }

    /** The fields in the body; empty for anything that is not understood. */
    private static Optional<Map<String, String>> fields(InputStream body) throws IOException {
        byte[] sent = body.readNBytes(LARGEST + 1);
        if (sent.length > LARGEST) {
            return Optional.empty();
        }
        Map<String, String> fields = new HashMap<>();
        try (JsonReader reader = READER.createReader(new ByteArrayInputStream(sent))) {
            reader.readObject()
                    .getJsonObject("fields")
                    .forEach((name, value) -> fields.put(name, ((JsonString) value).getString()));
        } catch (RuntimeException e) {
            // Invalid or too deeply nested JSON, or no fields: the parser has a different exception for each.
            return Optional.empty();
        }
        return Optional.of(fields);
    }

    private static Map<String, String> posted(MultivaluedMap<String, String> form) {
        Map<String, String> posted = new HashMap<>();
        if (form != null) {
            form.forEach((name, values) -> posted.put(name, values.get(0)));
        }
        return posted;
    }
}
