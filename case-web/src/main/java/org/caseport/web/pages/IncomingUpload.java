package org.caseport.web.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file on its way in. It waits on the server's disk, not in memory and not in a transaction, until all of it is
 * there; an upload that is cut leaves nothing behind.
 */
public record IncomingUpload(Path file) implements AutoCloseable {

    /** More than any plan allows; what comes beyond is not even read. */
    private static final long MOST = 64L << 20;

    /**
     * Takes in the body.
     *
     * @param announced how long the sender said it is, 0 or less when it did not say
     * @param folder where files wait
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

    /** The sender went away before the end. */
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
