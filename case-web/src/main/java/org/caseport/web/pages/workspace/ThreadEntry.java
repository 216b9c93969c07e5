package org.caseport.web.pages.workspace;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.desk.InternalNote;
import org.caseport.domain.file.AttachedFile;
import org.caseport.web.text.TypedText;
import org.jspecify.annotations.Nullable;

/**
 * A communication or an internal note, as the agents' page lists both.
 *
 * @param side who spoke; null for a note, which nobody but agents hears
 */
public record ThreadEntry(
        Communication.@Nullable Side side,
        int number,
        String author,
        String text,
        List<AttachedFile> attachments,
        Instant at) {

    static ThreadEntry of(Communication said) {
        return new ThreadEntry(
                said.side(), said.number(), said.authorName(), said.body().text(), said.attachments(), said.at());
    }

    static ThreadEntry of(InternalNote note) {
        return new ThreadEntry(
                null, note.number(), note.authorName(), note.body().text(), List.of(), note.at());
    }

    /** The text with its web addresses as links, in which nothing acts. */
    public String html() {
        return TypedText.html(text);
    }

    public boolean isNote() {
        return side == null;
    }

    /** What the entry is called within the page. */
    public String anchor() {
        return (isNote() ? "note-" : "entry-") + number;
    }

    /** How it is drawn. */
    public String kind() {
        return side == null ? "note" : side == Communication.Side.CUSTOMER ? "customer" : "support";
    }
}
