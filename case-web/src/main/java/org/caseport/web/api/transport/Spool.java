package org.caseport.web.api.transport;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Creates temporary files for one call, which hold what is too large for memory, and deletes them at its end. */
public final class Spool implements Closeable {

    private final List<Path> files = new ArrayList<>();

    public Path newFile() throws IOException {
        Path file = Files.createTempFile("caseport-call-", ".part");
        files.add(file);
        return file;
    }

    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
