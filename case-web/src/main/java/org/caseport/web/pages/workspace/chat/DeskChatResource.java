package org.caseport.web.pages.workspace.chat;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.chat.AnsweringChats;
import org.caseport.web.application.chat.DraftingInChats;
import org.caseport.web.application.chat.EndingChats;
import org.caseport.web.application.chat.ReadingChats;
import org.caseport.web.application.chat.ReadingChats.ChatView;
import org.caseport.web.application.chat.TalkingInChats;
import org.caseport.web.application.chat.TalkingInChats.Said;
import org.caseport.web.application.desk.WorkingOnCases;
import org.caseport.web.application.file.AttachingFiles;
import org.caseport.web.pages.chat.ChatEndpoint;
import org.caseport.web.pages.workspace.CurrentAgent;

/** A chat, for agents: all of them read it, and the agent in it writes. */
@Path("workspace/chats/{chat}")
@RequestScoped
public class DeskChatResource extends ChatEndpoint {

    @Inject
    ReadingChats reading;

    @Inject
    TalkingInChats talking;

    @Inject
    EndingChats ending;

    @Inject
    AnsweringChats answering;

    @Inject
    DraftingInChats drafting;

    @Inject
    WorkingOnCases working;

    @Inject
    CurrentAgent currentAgent;

    @Override
    protected Side side() {
        return Side.SUPPORT;
    }

    @Override
    protected Optional<ChatView> view(ChatId chat, int after) {
        return currentAgent.ifAny().flatMap(agent -> reading.of(agent, chat, after));
    }

    @Override
    protected Outcome<Said> say(ChatId chat, UUID key, String text, List<FileId> files) {
        return currentAgent
                .ifAny()
                .map(agent -> talking.say(agent, chat, key, text, files))
                .orElseGet(() -> new Outcome.Refused<>(Rejection.NotFound.CHAT));
    }

    @Override
    protected boolean saw(ChatId chat, int number) {
        return currentAgent
                .ifAny()
                .map(agent -> reading.saw(agent, chat, number))
                .orElse(false);
    }

    @Override
    protected boolean writes(ChatId chat) {
        return currentAgent.ifAny().map(agent -> reading.writes(agent, chat)).orElse(false);
    }

    @Override
    protected Outcome<Chat> end(ChatId chat) {
        return asAgent(chat, ending::end);
    }

    @Override
    protected Outcome<Chat> stillHere(ChatId chat) {
        return asAgent(chat, ending::stillHere);
    }

    @Override
    protected AttachingFiles.Outcome attach(ChatId chat, String name, java.nio.file.Path arrived) throws IOException {
        Optional<Agent> agent = currentAgent.ifAny();
        return agent.isEmpty()
                ? new AttachingFiles.Outcome.NoSuchDraft()
                : attaching.attach(agent.get(), chat, name, arrived);
    }

    @Override
    protected Optional<AttachedFile> file(ChatId chat, FileId file) {
        return currentAgent.ifAny().flatMap(agent -> attaching.file(agent, chat, file));
    }

    /** A number in a note that may be a card's. */
    @Override
    protected String declined() {
        return "CHAT_NOTE";
    }

    @Override
    protected String page(Chat chat) {
        return ChatsPage.PATH + "?id=" + chat.id() + "#chat";
    }

    /** Ends the chat and resolves its case. */
    @POST
    @Path("end-and-resolve")
    public Response endAndResolve() {
        return act(chat -> asAgent(chat, ending::endAndResolve));
    }

    /** Keeps what the agent has not sent: {@code {"text": "…"}}. */
    @PUT
    @Path("draft")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response draft(InputStream body) throws IOException {
        Optional<String> text = object(body.readNBytes(LARGEST))
                .filter(sent -> sent.get("text") instanceof JsonString)
                .map(sent -> sent.getString("text"));
        return known().filter(chat -> text.isPresent()
                        && currentAgent
                                .ifAny()
                                .filter(agent -> drafting.keep(agent, chat, text.get()))
                                .isPresent())
                .map(chat -> Response.noContent().build())
                .orElseGet(ChatEndpoint::missing);
    }

    @POST
    @Path("accept")
    public Response accept() {
        return act(chat -> asAgent(chat, answering::accept));
    }

    @POST
    @Path("decline")
    public Response decline() {
        return act(chat -> asAgent(chat, answering::decline));
    }

    @POST
    @Path("take")
    public Response take() {
        return act(chat -> asAgent(chat, answering::take));
    }

    /** Hands it over: {@code to} is a colleague's id, or blank for the line. */
    @POST
    @Path("hand-over")
    public Response handOver(
            @FormParam("to") @DefaultValue("") String to, @FormParam("note") @DefaultValue("") String note) {
        if (!to.isBlank() && !PersonId.isId(to)) {
            return missing();
        }
        PersonId colleague = to.isBlank() ? null : new PersonId(to);
        return act(chat -> asAgent(chat, (agent, one) -> answering.handOver(agent, one, colleague, note)));
    }

    @POST
    @Path("take-over")
    public Response takeOver(@FormParam("reason") @DefaultValue("") String reason) {
        return act(chat -> asAgent(chat, (agent, one) -> answering.takeOver(agent, one, reason)));
    }

    /** Adds an internal note to the case of the chat; it is never in a transcript. */
    @POST
    @Path("note")
    public Response note(@FormParam("note") @DefaultValue("") String note) {
        return act(chat -> asAgent(chat, (agent, one) -> noted(agent, one, note)));
    }

    private Outcome<Chat> noted(Agent agent, ChatId id, String note) {
        Optional<Chat> chat = view(id, Integer.MAX_VALUE).map(ChatView::chat);
        if (chat.isEmpty()) {
            return new Outcome.Refused<>(Rejection.NotFound.CHAT);
        }
        return working.note(agent, chat.get().caseId(), DraftFields.of(Map.of(DraftFields.NOTE, note)))
                .rejection()
                .<Outcome<Chat>>map(Outcome.Refused::new)
                .orElseGet(() -> new Outcome.Done<>(chat.get()));
    }

    private Outcome<Chat> asAgent(ChatId chat, BiFunction<Agent, ChatId, Outcome<Chat>> act) {
        return currentAgent
                .ifAny()
                .map(agent -> act.apply(agent, chat))
                .orElseGet(() -> new Outcome.Refused<>(Rejection.NotFound.CHAT));
    }
}
