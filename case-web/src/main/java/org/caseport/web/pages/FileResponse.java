package org.caseport.web.pages;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.caseport.domain.file.AttachedFile;
import org.caseport.web.application.file.Thumbnails;
import org.caseport.web.frame.ContentDisposition;
import org.jspecify.annotations.Nullable;

/**
 * Makes responses with files whose content can't be executed in the browser: images and PDF documents can be shown, all
 * else is downloaded.
 */
public final class FileResponse {

    /** The value of {@code show} that asks for a thumbnail. */
    private static final String SMALL = "small";

    private static final String NOTHING = "sandbox; default-src 'none'";

    /**
     * Viewers of PDF documents that are built into browsers don't start in a sandbox, and need a style and a plugin of
     * their own. Whatever is in the document, no script of this site runs.
     */
    private static final String VIEWER =
            "script-src 'none'; style-src 'unsafe-inline'; img-src 'none'; font-src 'none';"
                    + " connect-src 'none'; media-src 'none'; worker-src 'none'; form-action 'none'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private FileResponse() {}

    /**
     * What an address with a file is asked for.
     *
     * @param show null for a download, {@code small} for a thumbnail, anything else for the file in the browser
     */
    public static Response of(AttachedFile file, @Nullable String show, StreamingOutput bytes, Thumbnails thumbnails) {
        if (show == null) {
            return saving(file, bytes);
        }
        if (file.isPdf()) {
            return document(file, bytes);
        }
        Optional<byte[]> small = show.equals(SMALL) ? small(file, bytes, thumbnails) : Optional.empty();
        return small.map(FileResponse::thumbnail).orElseGet(() -> showing(file, bytes));
    }

    /** Empty for what has none: its own bytes are shown then, as a browser may know the format. */
    private static Optional<byte[]> small(AttachedFile file, StreamingOutput bytes, Thumbnails thumbnails) {
        if (!file.isImage() || file.size() > Thumbnails.LARGEST_FILE) {
            return Optional.empty();
        }
        ByteArrayOutputStream image = new ByteArrayOutputStream((int) file.size());
        try {
            bytes.write(image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return thumbnails.of(image.toByteArray());
    }

    private static Response document(AttachedFile file, StreamingOutput bytes) {
        return withPolicy(VIEWER, bytes, file.mediaType(), ContentDisposition.of("inline", file.name()))
                .header(HttpHeaders.CONTENT_LENGTH, file.size())
                .build();
    }

    /** For a preview in the page: an image is shown, any other file is downloaded. */
    public static Response showing(AttachedFile file, StreamingOutput bytes) {
        return answer(file, file.isImage() ? "inline" : "attachment", bytes);
    }

    /** A thumbnail, which this browser may keep for a year: the file under an address never changes. */
    private static Response thumbnail(byte[] jpeg) {
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
        return withPolicy(NOTHING, bytes, type, disposition);
    }

    private static Response.ResponseBuilder withPolicy(
            String policy, StreamingOutput bytes, String type, String disposition) {
        return Response.ok(bytes)
                .type(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", policy);
    }
}
