package org.caseport.domain.file;

import java.util.Set;
import org.caseport.domain.text.BlankText;

/**
 * The name, type and size of a file that is attached to a draft or a communication.
 *
 * @param name the last part of the name under which it was chosen, 1 to 255 characters
 * @param mediaType the type found in its content, never the one that its name or sender claimed
 * @param size in bytes
 */
public record AttachedFile(FileId id, String name, String mediaType, long size) {

    private static final Set<String> TEXTS = Set.of("text/plain", "text/csv", "application/json", "text/x-log");

    /** The longest text that is shown in a page, in bytes. */
    private static final int LONGEST_TEXT = 256 * 1024;

    public AttachedFile {
        if (BlankText.isBlank(name) || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("a file name is not blank and has no path parts: " + name);
        }
    }

    /** Whether a browser can show it in the page as it is. */
    public boolean isImage() {
        return mediaType.equals("image/png")
                || mediaType.equals("image/jpeg")
                || mediaType.equals("image/gif")
                || mediaType.equals("image/webp")
                || mediaType.equals("image/avif")
                || mediaType.equals("image/bmp");
    }

    /** Whether it is a text that is short enough to be shown in a page. */
    public boolean isShortText() {
        return TEXTS.contains(mediaType) && size <= LONGEST_TEXT;
    }

    public boolean isPdf() {
        return mediaType.equals("application/pdf");
    }
}
