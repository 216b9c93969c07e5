package org.caseport.web.api.transport;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files on disk for as long as one call is being answered: what is large waits here and not in memory. */
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
