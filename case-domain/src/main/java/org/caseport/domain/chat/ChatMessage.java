package org.caseport.domain.chat;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;

/**
 * What somebody sends into a chat.
 *
 * @param key a UUID that the page made before it sent the message, and sends again with it
 * @param text without secrets and blanks around it; 1 to 8,000 code points, or empty with files
 * @param removed codes of the kinds of secrets that were removed
 */
public record ChatMessage(
        String key,
        Side side,
        PersonId person,
        String name,
        String text,
        List<AttachedFile> files,
        SortedSet<String> removed) {

    /** How many code points a text has at most. */
    public static final int LONGEST = 8_000;

    public ChatMessage {
        files = List.copyOf(files);
        removed = new TreeSet<>(removed);
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST || (length == 0 && files.isEmpty())) {
            throw new IllegalArgumentException("a message has 1 to " + LONGEST + " code points, not " + length);
        }
    }

    int length() {
        return text.codePointCount(0, text.length());
    }

    List<FileId> fileIds() {
        return files.stream().map(AttachedFile::id).toList();
    }
}
