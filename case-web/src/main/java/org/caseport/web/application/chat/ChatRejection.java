package org.caseport.web.application.chat;

import java.time.Duration;
import org.caseport.web.application.Rejection;

/** Why an act on a chat changed nothing, besides the reasons that other acts have too. */
public sealed interface ChatRejection extends Rejection {

    /** Another agent has the chat, or it asks another agent. */
    record Taken(String by) implements ChatRejection {

        @Override
        public String code() {
            return "CHAT_TAKEN";
        }
    }

    /** The person has sent too many messages in a minute, and can send again after this time. */
    record TooFast(Duration pause) implements ChatRejection {

        @Override
        public String code() {
            return "CHAT_TOO_FAST";
        }
    }

    /** The account has so many chats in line or open. */
    record TooManyChats(int most) implements ChatRejection {

        @Override
        public String code() {
            return "TOO_MANY_CHATS";
        }
    }

    /** Reasons without further facts. Sentences are in the bundle. */
    enum ChatRefusal implements ChatRejection {
        /** The chat has ended. */
        ENDED,
        /** The chat is not in a state in which this is possible. */
        NOT_NOW,
        /** Another message was sent with the same key. */
        KEY_TAKEN,
        /** The text is blank and has no file with it. */
        EMPTY,
        /** The text is too long. */
        TOO_LONG,
        /** A file is not there, or there are too many. */
        FILES,
        /** The case is resolved. */
        CASE_RESOLVED,
        /** For agents: somebody else is in the chat, or nobody. */
        NOT_IN_CHAT,
        /** For agents: as many chats as the agent can have. */
        NO_CAPACITY,
        /** For agents: a call comes first. */
        IN_CALL,
        /** For agents: not in the agent's languages or services. */
        CANNOT_TAKE,
        /** The colleague is not on duty, or has as many chats as possible. */
        COLLEAGUE_NOT_AVAILABLE,
        /** For supervisors: a reason is needed. */
        NO_REASON,
        /** Only a supervisor, or who has the case, can do this. */
        NOT_ALLOWED;

        @Override
        public String code() {
            return "CHAT_" + name();
        }
    }
}
