package org.caseport.domain.live;

import org.caseport.domain.call.CallbackId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.chat.ChatId;

/** Something that open pages show and that can change while they are open. */
public sealed interface Topic {

    /** Whether an event of this case may change it. */
    boolean isMovedBy(CaseId moved);

    /** A case as far as this member sees it: an internal note or another assignee is no change. */
    record CustomersCase(CaseId id, Visibility.OfMember visibility) implements Topic {

        @Override
        public boolean isMovedBy(CaseId moved) {
            return id.equals(moved);
        }
    }

    /** A case with everything that agents see. */
    record AgentsCase(CaseId id) implements Topic {

        @Override
        public boolean isMovedBy(CaseId moved) {
            return id.equals(moved);
        }
    }

    /** The agents who have a case open. */
    record Presence(CaseId id) implements Topic {

        @Override
        public boolean isMovedBy(CaseId moved) {
            return id.equals(moved);
        }
    }

    /** The cases of an account that this member sees. */
    record CasesOf(Visibility.OfMember visibility) implements Topic {

        @Override
        public boolean isMovedBy(CaseId moved) {
            return visibility.account().equals(moved.account());
        }
    }

    /** The queue: every open case. */
    record Queue() implements Topic {

        @Override
        public boolean isMovedBy(CaseId moved) {
            return true;
        }
    }

    /** The calls that support owes. */
    record Calls() implements Topic {

        @Override
        public boolean isMovedBy(CaseId moved) {
            return true;
        }
    }

    /** What the telephone system does for this callback. */
    record PhoneCallOf(CallbackId callback) implements Topic {

        @Override
        public boolean isMovedBy(CaseId moved) {
            return false;
        }
    }

    /** A chat as far as this member sees its case. */
    record CustomersChat(ChatId id, Visibility.OfMember visibility) implements Topic {

        @Override
        public boolean isMovedBy(CaseId moved) {
            return false;
        }
    }

    /** A chat, for agents. */
    record AgentsChat(ChatId id) implements Topic {

        @Override
        public boolean isMovedBy(CaseId moved) {
            return false;
        }
    }

    /** The chats that are not ended, for agents. */
    record Chats() implements Topic {

        @Override
        public boolean isMovedBy(CaseId moved) {
            return false;
        }
    }

    /** Whether it is about chats, of which open pages are told sooner than of anything else. */
    default boolean isOfChats() {
        return this instanceof CustomersChat || this instanceof AgentsChat || this instanceof Chats;
    }

    /** Whether a message in this chat changes it. */
    default boolean isMovedByMessageIn(ChatId chat) {
        return this instanceof Chats
                || (this instanceof CustomersChat customers && customers.id().equals(chat))
                || (this instanceof AgentsChat agents && agents.id().equals(chat));
    }
}
