package org.caseport.web.pages;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.caseport.domain.file.AttachedFile;
import org.caseport.web.frame.ContentDisposition;

/**
 * Makes responses with files whose content can't be executed in the browser: images can be shown, all else is
 * downloaded.
 */
public final class FileResponse {

    private FileResponse() {}

    /** For a preview in the page: an image is shown, any other file is downloaded. */
    public static Response showing(AttachedFile file, StreamingOutput bytes) {
        return answer(file, file.isImage() ? "inline" : "attachment", bytes);
    }

    /** A thumbnail, which this browser may keep for a year: the file under an address never changes. */
    public static Response thumbnail(byte[] jpeg) {
        return harmless(out -> out.write(jpeg), "image/jpeg", "inline")
                .header(HttpHeaders.CONTENT_LENGTH, jpeg.length)
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
                .build();
    }

    public static Response saving(AttachedFile file, StreamingOutput bytes) {
        return answer(file, "attachment", bytes);
    }

    /**
     * A download that is written while it is read.
     *
     * @param name of letters, digits, hyphens and dots only
     */
    public static Response saving(String name, String type, StreamingOutput written) {
        return harmless(written, type, "attachment; filename=\"" + name + "\"").build();
    }

    private static Response answer(AttachedFile file, String disposition, StreamingOutput bytes) {
        String type =
                file.isImage() && disposition.equals("inline") ? file.mediaType() : MediaType.APPLICATION_OCTET_STREAM;
        return harmless(bytes, type, ContentDisposition.of(disposition, file.name()))
                .header(HttpHeaders.CONTENT_LENGTH, file.size())
                .build();
    }

    private static Response.ResponseBuilder harmless(StreamingOutput bytes, String type, String disposition) {
        return Response.ok(bytes)
                .type(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'");
    }
}
