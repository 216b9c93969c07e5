package org.caseport.web.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Buffers an upload in a file on the server's disk, outside memory and transactions, until it is complete. An upload
 * that is broken off leaves nothing behind.
 */
public record IncomingUpload(Path file) implements AutoCloseable {

    /** More than any plan allows; nothing beyond it is read. */
    private static final long MOST = 64L << 20;

    /**
     * Reads the body into a file.
     *
     * @param announced the length that the sender announced, 0 or less for none
     * @param folder the folder for the file
     */
    public static IncomingUpload of(InputStream body, long announced, Path folder) throws IOException {
        IncomingUpload arrival = new IncomingUpload(placeIn(folder));
        boolean complete = false;
        try {
            long arrived = arrival.fill(body);
            if (announced > 0 && arrived < Math.min(announced, MOST)) {
                throw new BrokenOff();
            }
            complete = true;
            return arrival;
        } finally {
            if (!complete) {
                arrival.close();
            }
        }
    }

    private static Path placeIn(Path folder) throws NoRoom {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            return Files.createTempFile(folder, "caseport-", ".upload");
        } catch (IOException e) {
            throw new NoRoom(e);
        }
    }

    private long fill(InputStream body) throws IOException {
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING)) {
            long arrived = 0;
            byte[] piece = new byte[64 * 1024];
            for (int n = read(body, piece); n >= 0 && arrived <= MOST; n = read(body, piece)) {
                out.write(piece, 0, n);
                arrived += n;
            }
            return arrived;
        } catch (BrokenOff e) {
            throw e;
        } catch (IOException e) {
            throw new NoRoom(e);
        }
    }

    private static int read(InputStream body, byte[] piece) throws BrokenOff {
        try {
            return body.read(piece);
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }

    /** The sender closed the connection before the end. */
    public static final class BrokenOff extends IOException {

        private static final long serialVersionUID = 1L;

        BrokenOff() {
            super("the upload ended early");
        }

        BrokenOff(IOException cause) {
            super("the upload broke off", cause);
        }
    }

    /** The server's disk is full or can't be written. */
    public static final class NoRoom extends IOException {

        private static final long serialVersionUID = 1L;

        NoRoom(IOException cause) {
            super("the upload found no room", cause);
        }
    }
}
