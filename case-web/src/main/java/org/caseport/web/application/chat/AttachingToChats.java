package org.caseport.web.application.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.BlobStore;
import org.caseport.domain.file.FileId;
import org.caseport.web.application.NewIds;
import org.caseport.web.application.content.FileKind;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.application.file.AttachingFiles.Outcome;
import org.caseport.web.application.file.VirusScanner;

/**
 * Keeps files for messages of chats, by the rules of the wizard: checked for what they are and for malware, without
 * secrets. A file is seen by nobody else until its sender sends it with a message.
 */
@ApplicationScoped
@Transactional
public class AttachingToChats {

    @Inject
    Cases cases;

    @Inject
    Chats chats;

    @Inject
    ChatFileSlots slots;

    @Inject
    BlobStore bytes;

    @Inject
    Redacting redacting;

    @Inject
    VirusScanner scanner;

    /**
     * Keeps a file of a member that has arrived completely.
     *
     * @param name as the browser gave it; path parts are dropped
     * @param arrived the temporary file with its bytes; the caller deletes it
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Outcome attach(Member member, ChatId id, String name, Path arrived) throws IOException {
        Optional<Chat> chat = member.may(Grant.REPLY) ? seen(member, id) : Optional.empty();
        return chat.isEmpty() ? new Outcome.NoSuchDraft() : attach(chat.get(), member.id(), name, arrived);
    }

    /** The same for the agent in the chat. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Outcome attach(Agent agent, ChatId id, String name, Path arrived) throws IOException {
        Optional<Chat> chat = chats.find(id).filter(found -> found.isWith(agent.id()));
        return chat.isEmpty() ? new Outcome.NoSuchDraft() : attach(chat.get(), agent.id(), name, arrived);
    }

    private Outcome attach(Chat chat, PersonId sender, String name, Path arrived) throws IOException {
        String plainName = redacting.fileName(name);
        FileKind kind = kindOf(plainName, arrived);
        AttachedFile file = new AttachedFile(NewIds.file(), plainName, kind.mediaType(), Files.size(arrived));
        Optional<Outcome.Refused.Why> objection = slots.objection(chat, file, kind.isDisguised())
                .or(() -> scanner.scan(() -> Files.newInputStream(arrived)).objection());
        if (objection.isPresent()) {
            return slots.refuse(chat, sender, file, objection.get());
        }
        SortedMap<String, Integer> removed;
        try (InputStream in = redacting.file(kind, Files.newInputStream(arrived))) {
            bytes.store(chat.account(), file.id(), in, file.size());
            removed = Redacting.removedFrom(in);
        }
        Outcome taken = slots.take(chat.id(), sender, file, removed);
        if (!(taken instanceof Outcome.Attached)) {
            bytes.delete(chat.account(), file.id());
        }
        return taken;
    }

    private static FileKind kindOf(String name, Path arrived) throws IOException {
        try (InputStream in = Files.newInputStream(arrived)) {
            return FileKind.of(name, in);
        }
    }

    /** A file that came with a message of a chat that the member sees. */
    public Optional<AttachedFile> file(Member member, ChatId id, FileId file) {
        return seen(member, id).flatMap(chat -> chats.file(id, member.id(), file));
    }

    /** The same for agents. */
    public Optional<AttachedFile> file(Agent agent, ChatId id, FileId file) {
        return chats.file(id, agent.id(), file);
    }

    /** Writes the bytes of a file of the chat. */
    public void copy(ChatId id, AttachedFile file, OutputStream out) throws IOException {
        Optional<Chat> chat = chats.find(id);
        if (chat.isPresent()) {
            bytes.copyTo(chat.get().account(), file.id(), out);
        }
    }

    private Optional<Chat> seen(Member member, ChatId id) {
        return chats.find(id)
                .filter(chat ->
                        chat.account().equals(member.account()) && cases.exists(Visibility.of(member), chat.caseId()));
    }
}
