package org.caseport.web.api.transport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import org.caseport.web.api.ApiError;
import org.jspecify.annotations.Nullable;

/** The body of a request, read completely and hashed before it is interpreted. A large one is buffered on disk. */
public final class RequestBody {

    /** The most bytes of a body; three files of 5 MiB in base64 are 21 MB. */
    public static final long MOST = 32L * 1024 * 1024;

    private static final int IN_MEMORY = 64 * 1024;
    /** How long a body may take without regard to its size; it may take longer at a minimum rate. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long BYTES_A_SECOND = 16 * 1024;

    private static final Semaphore DRAINS = new Semaphore(32);

    private final byte[] small;
    private final @Nullable Path large;
    private final long size;
    private final String sha256;

    private RequestBody(byte[] small, @Nullable Path large, long size, String sha256) {
        this.small = small;
        this.large = large;
        this.size = size;
        this.sha256 = sha256;
    }

    public static RequestBody read(InputStream body, Spool spool) throws IOException {
        try (DigestInputStream in = new DigestInputStream(body, MessageDigest.getInstance("SHA-256"))) {
            long begun = System.nanoTime();
            ByteArrayOutputStream small = new ByteArrayOutputStream();
            byte[] piece = new byte[16 * 1024];
            long size = 0;
            @Nullable Path large = null;
            @Nullable OutputStream disk = null;
            try {
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    size += read;
                    if (size > MOST) {
                        throw tooLarge();
                    }
                    checkPace(size, Duration.ofNanos(System.nanoTime() - begun));
                    if (disk == null && size > IN_MEMORY) {
                        large = spool.newFile();
                        disk = Files.newOutputStream(large);
                        small.writeTo(disk);
                        small.reset();
                    }
                    (disk == null ? small : disk).write(piece, 0, read);
                }
            } finally {
                if (disk != null) {
                    disk.close();
                }
            }
            return new RequestBody(
                    small.toByteArray(),
                    large,
                    size,
                    HexFormat.of().formatHex(in.getMessageDigest().digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads and drops the rest of a request, so that the client gets to read the error. The sender is not
     * authenticated, so only a few requests are drained at a time.
     */
    public static void drain(InputStream in) throws IOException {
        if (!DRAINS.tryAcquire()) {
            throw new IOException("too much that is not wanted is coming in");
        }
        try {
            drainNow(in);
        } finally {
            DRAINS.release();
        }
    }

    private static void drainNow(InputStream in) throws IOException {
        byte[] piece = new byte[16 * 1024];
        long begun = System.nanoTime();
        long size = 0;
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            size += read;
            checkPace(size, Duration.ofNanos(System.nanoTime() - begun));
            if (size > 2 * MOST) {
                throw tooLarge();
            }
        }
    }

    /** Fails if so many bytes in this time are below the minimum rate. */
    static void checkPace(long size, Duration passed) {
        if (passed.compareTo(PATIENCE.plusSeconds(size / BYTES_A_SECOND)) > 0) {
            throw ApiError.of("RequestTimeoutException", "The body of the request arrived too slowly.");
        }
    }

    public static ApiError tooLarge() {
        return ApiError.of("RequestEntityTooLargeException", "A request has at most " + MOST + " bytes.");
    }

    public long size() {
        return size;
    }

    public String sha256() {
        return sha256;
    }

    public InputStream open() throws IOException {
        return large == null ? new ByteArrayInputStream(small) : Files.newInputStream(large);
    }
}
