package org.caseport.web.demo;

import java.io.InputStream;
import java.util.Map;

/** A file that is attached to a demo case; its content is shipped under the same name. */
record DemoFile(String name) {

    /** The media types, as an upload would have detected them. */
    private static final Map<String, String> MEDIA_TYPES =
            Map.of("csv", "text/csv", "json", "application/json", "png", "image/png", "txt", "text/plain");

    static boolean isShipped(String name) {
        return DemoFile.class.getResource("/demo/files/" + name) != null;
    }

    InputStream open() {
        InputStream bytes = DemoFile.class.getResourceAsStream("/demo/files/" + name);
        if (bytes == null) {
            throw new IllegalStateException("there is no file demo/files/" + name);
        }
        return bytes;
    }

    String mediaType() {
        String mediaType = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (mediaType == null) {
            throw new IllegalStateException("nobody told what kind of file " + name + " is");
        }
        return mediaType;
    }
}
