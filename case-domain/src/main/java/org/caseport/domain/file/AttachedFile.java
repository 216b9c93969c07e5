package org.caseport.domain.file;

import org.caseport.domain.text.BlankText;

/**
 * The name, type and size of a file that is attached to a draft or a communication.
 *
 * @param name the last part of the name under which it was chosen, 1 to 255 characters
 * @param mediaType the type found in its content, never the one that its name or sender claimed
 * @param size in bytes
 */
public record AttachedFile(FileId id, String name, String mediaType, long size) {

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
}
