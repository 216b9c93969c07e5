package org.caseport.web.application.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.Chat.Seat;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.web.application.content.Redacting;

/**
 * Keeps what agents have written in a chat and not sent, for each agent and chat, without secrets; nobody else reads
 * it. What is left when a chat ends goes on in the agent's draft of a reply to the case.
 */
@ApplicationScoped
@Transactional
public class DraftingInChats {

    /** How many code points are kept at most; a message has half as many. */
    static final int LONGEST = 16_000;

    @Inject
    Chats chats;

    @Inject
    Agents agents;

    @Inject
    UnsentMessages unsent;

    @Inject
    Redacting redacting;

    /** What the agent has not sent; empty for nothing. */
    public String of(Agent agent, ChatId id) {
        return chats.unsent(id, agent.id());
    }

    /**
     * Keeps it in place of what was kept before. What comes after the end changes the reply to which it was moved.
     *
     * @return false unless the agent is in the chat, or was in it when it ended
     */
    public boolean keep(Agent agent, ChatId id, String text) {
        Optional<Chat> found = chats.find(id);
        if (found.isEmpty() || !isOf(found.get(), agent.id())) {
            return false;
        }
        String clean = cut(redacting.message(text).text());
        if (found.get().isEnded()) {
            String moved = chats.unsent(id, agent.id());
            if (!clean.isBlank() && !clean.equals(moved)) {
                unsent.addToReply(
                        DraftAuthor.of(agent, found.get().caseId()), found.get().caseId(), moved, clean);
            }
        }
        chats.keepUnsent(id, agent.id(), Side.SUPPORT, clean);
        return true;
    }

    private static boolean isOf(Chat chat, PersonId agent) {
        Seat last = chat.lastAgent();
        return chat.isEnded() ? last != null && last.person().equals(agent) : chat.isWith(agent);
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }

    /** The chat has ended: what its agents have not sent is a draft of a reply now. */
    void ended(Chat chat) {
        chats.unsent(chat.id()).forEach((person, text) -> agents.find(person)
                .filter(agent -> !text.isBlank())
                .ifPresent(agent -> unsent.addToReply(DraftAuthor.of(agent, chat.caseId()), chat.caseId(), "", text)));
    }
}
