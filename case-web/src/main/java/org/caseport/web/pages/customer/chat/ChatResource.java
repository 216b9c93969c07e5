package org.caseport.web.pages.customer.chat;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.Chat.Ending;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.chat.EndingChats;
import org.caseport.web.application.chat.ReadingChats;
import org.caseport.web.application.chat.ReadingChats.ChatView;
import org.caseport.web.application.chat.TalkingInChats;
import org.caseport.web.application.chat.TalkingInChats.Said;
import org.caseport.web.application.file.AttachingFiles;
import org.caseport.web.pages.chat.ChatEndpoint;

/** A chat, for members: who sees the case reads it, and who may reply writes in it. */
@Path("chats/{chat}")
@RequestScoped
public class ChatResource extends ChatEndpoint {

    @Inject
    ReadingChats reading;

    @Inject
    TalkingInChats talking;

    @Inject
    EndingChats ending;

    @Override
    protected Side side() {
        return Side.CUSTOMER;
    }

    @Override
    protected Optional<ChatView> view(ChatId chat, int after) {
        return reading.of(user.member(), chat, after);
    }

    @Override
    protected Outcome<Said> say(ChatId chat, UUID key, String text, List<FileId> files) {
        return talking.say(user.member(), chat, key, text, files);
    }

    @Override
    protected boolean saw(ChatId chat, int number) {
        return reading.saw(user.member(), chat, number);
    }

    @Override
    protected boolean writes(ChatId chat) {
        return reading.writes(user.member(), chat);
    }

    @Override
    protected Outcome<Chat> end(ChatId chat) {
        return ending.end(user.member(), chat);
    }

    @Override
    protected Outcome<Chat> stillHere(ChatId chat) {
        return ending.stillHere(user.member(), chat);
    }

    @Override
    protected AttachingFiles.Outcome attach(ChatId chat, String name, java.nio.file.Path arrived) throws IOException {
        return attaching.attach(user.member(), chat, name, arrived);
    }

    @Override
    protected Optional<AttachedFile> file(ChatId chat, FileId file) {
        return attaching.file(user.member(), chat, file);
    }

    /** The number for a call. */
    @Override
    protected String declined() {
        return "CHAT_NUMBER";
    }

    @Override
    protected String page(Chat chat) {
        return "/cases/case?id=" + chat.caseId() + "#chat";
    }

    @POST
    @Path("leave")
    public Response leave() {
        return act(chat -> ending.leave(user.member(), chat, Ending.LEFT));
    }

    @POST
    @Path("keep-waiting")
    public Response keepWaiting() {
        return act(chat -> ending.keepWaiting(user.member(), chat));
    }

    /** Goes on in another way: {@code how=web}, or {@code how=call} with the fields of a number. */
    @POST
    @Path("go-on")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response goOn(MultivaluedMap<String, String> posted) {
        Map<String, String> fields = new HashMap<>();
        if (posted != null) {
            posted.forEach((name, values) -> fields.put(name, values.get(0)));
        }
        return act(chat -> Ending.CALL.code().equals(fields.get("how"))
                ? ending.askForCall(user.member(), chat, DraftFields.of(fields))
                : ending.leave(user.member(), chat, Ending.WEB));
    }
}
