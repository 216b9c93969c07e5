package org.caseport.web.pages.chat;

import java.util.List;
import java.util.UUID;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.file.AttachedFile;
import org.caseport.web.application.chat.ReadingChats.ChatView;

/**
 * A chat as a page draws it before its script takes over, and without one.
 *
 * @param lines the last entries
 * @param address of the chat below {@code /data}
 * @param key the key of the message that a page without scripts sends next
 * @param state where the chat stands, in the reader's words
 * @param why what the expected wait follows from; empty where none is shown
 */
public record ChatSection(ChatView view, List<Line> lines, String address, String key, String state, String why) {

    public ChatSection {
        lines = List.copyOf(lines);
    }

    /** A section with a new key for the next message. */
    static ChatSection of(ChatView view, List<Line> lines, String address, String state, String why) {
        return new ChatSection(view, lines, address, UUID.randomUUID().toString(), state, why);
    }

    public Chat chat() {
        return view.chat();
    }

    public boolean isOpen() {
        return chat().state() == Chat.State.OPEN;
    }

    /** Whether the customer is asked to keep waiting. */
    public boolean isAskedToWait() {
        return chat().isInLine() && chat().clock().waitingAskedAt() != null;
    }

    /** Whether both sides are asked if they are still here. */
    public boolean isAskedForSilence() {
        return isOpen() && chat().clock().silenceAskedAt() != null;
    }

    /** Whether there are entries before those that are drawn. */
    public boolean isEarlier() {
        return !lines.isEmpty() && lines.get(0).number() > 1;
    }

    /**
     * An entry as it is drawn.
     *
     * @param day the day on which it was written, over the first entry of each; empty for the others
     * @param first whether it is the first that the reader has not seen
     * @param by who wrote it; empty for what happened
     * @param own {@code yes} for the reader's own
     * @param redacted whether secrets were removed in it
     */
    public record Line(
            int number,
            String day,
            boolean first,
            String kind,
            String by,
            String own,
            String at,
            String time,
            String text,
            List<AttachedFile> files,
            boolean redacted) {

        public Line {
            files = List.copyOf(files);
        }
    }
}
