package org.caseport.domain.file;

import java.util.List;
import java.util.stream.Stream;

/**
 * The files that come with a case or a reply and whose bytes are already stored.
 *
 * @param uploads files that a program sent in parts: there may be more of them, and larger ones
 */
public record EnclosedFiles(List<AttachedFile> files, List<AttachedFile> uploads) {

    public static final EnclosedFiles NOTHING = new EnclosedFiles(List.of(), List.of());

    public EnclosedFiles {
        files = List.copyOf(files);
        uploads = List.copyOf(uploads);
    }

    public List<AttachedFile> all() {
        return Stream.concat(files.stream(), uploads.stream()).toList();
    }
}
