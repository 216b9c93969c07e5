package org.caseport.domain.chat;

import java.time.Instant;
import org.caseport.domain.chat.ChatEntry.Side;
import org.jspecify.annotations.Nullable;

/**
 * How far a chat has come.
 *
 * @param last the number of the last entry; 0 while there is none
 * @param messages how many messages there are
 * @param codePoints how many code points they have together
 * @param files how many files there are
 * @param written the last message; null while there is none
 * @param unansweredSince when the customer wrote the first message that no agent has answered; null for none
 * @param answeredAt when an agent wrote first; null while none did
 */
public record ChatProgress(
        int last,
        int messages,
        int codePoints,
        int files,
        @Nullable Written written,
        @Nullable Instant unansweredSince,
        @Nullable Instant answeredAt) {

    static final ChatProgress NONE = new ChatProgress(0, 0, 0, 0, null, null, null);

    ChatProgress withLast(int number) {
        return new ChatProgress(number, messages, codePoints, files, written, unansweredSince, answeredAt);
    }

    ChatProgress with(ChatMessage message, Instant now) {
        boolean support = message.side() == Side.SUPPORT;
        return new ChatProgress(
                last + 1,
                messages + 1,
                codePoints + message.length(),
                files + message.files().size(),
                new Written(message.side(), now),
                support ? null : unansweredSince == null ? now : unansweredSince,
                support && answeredAt == null ? now : answeredAt);
    }

    /** The last message. */
    public record Written(Side side, Instant at) {}
}
