package org.caseport.web.pages.workspace;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.desk.InternalNote;
import org.caseport.domain.file.AttachedFile;
import org.caseport.web.text.TextToHtml;
import org.jspecify.annotations.Nullable;

/**
 * A communication or internal note in the agents' list of both.
 *
 * @param side the side of the author; null for an internal note
 * @param ofChat whether it is the transcript of a chat
 */
public record ThreadEntry(
        Communication.@Nullable Side side,
        boolean ofChat,
        int number,
        String author,
        String text,
        List<AttachedFile> attachments,
        Instant at) {

    static ThreadEntry of(Communication said) {
        return new ThreadEntry(
                said.side(),
                said.purpose() == Communication.Purpose.CHAT,
                said.number(),
                said.authorName(),
                said.body().text(),
                said.attachments(),
                said.at());
    }

    static ThreadEntry of(InternalNote note) {
        return new ThreadEntry(
                null, false, note.number(), note.authorName(), note.body().text(), List.of(), note.at());
    }

    /** The text as safe HTML with links. */
    public String html() {
        return TextToHtml.html(text);
    }

    public boolean isNote() {
        return side == null;
    }

    /** The id of the entry's element. */
    public String anchor() {
        return (isNote() ? "note-" : "entry-") + number;
    }

    /** The style of the entry. */
    public String kind() {
        return side == null ? "note" : side == Communication.Side.CUSTOMER ? "customer" : "support";
    }
}
