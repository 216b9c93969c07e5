package org.caseport.domain.chat;

import java.time.Duration;

/**
 * The terms that a chat began with. It keeps them: a later policy book does not change them.
 *
 * @param ring how long a chat asks one agent
 * @param notRungAgain how long an agent who did not accept is asked only if there is nobody else
 * @param placeKept how long the place in the line is kept for a customer who is not online
 * @param comesBackWithin how long after that a new chat stands in the line as of the old one
 * @param asksAfter how long a chat waits until the customer is asked whether to keep waiting
 * @param answersWithin how long the customer has for the answer
 * @param agentLostAfter how long an open chat waits for its agent who is not online
 * @param silence how long an open chat lasts after support wrote last
 * @param silenceAskedAfter when both sides are asked whether they are still there
 * @param afterClosing how long after closing time a waiting chat ends
 * @param limits what fits into a chat
 */
public record ChatTerms(
        Duration ring,
        Duration notRungAgain,
        Duration placeKept,
        Duration comesBackWithin,
        Duration asksAfter,
        Duration answersWithin,
        Duration agentLostAfter,
        Duration silence,
        Duration silenceAskedAfter,
        Duration afterClosing,
        Limits limits) {

    public ChatTerms {
        if (silenceAskedAfter.compareTo(silence) >= 0) {
            throw new IllegalArgumentException("a chat asks before it ends by silence");
        }
    }

    /**
     * What fits into a chat.
     *
     * @param messages after this many the chat ends
     * @param codePoints after this many, in all messages together, the chat ends
     * @param files how many files the chat has at most
     * @param filesAMessage how many of them come with one message at most
     * @param messagesAMinute how many messages one person sends in a minute
     */
    public record Limits(int messages, int codePoints, int files, int filesAMessage, int messagesAMinute) {

        public Limits {
            if (messages < 1 || codePoints < 1 || messagesAMinute < 1) {
                throw new IllegalArgumentException("a chat has a message at least");
            }
        }
    }
}
