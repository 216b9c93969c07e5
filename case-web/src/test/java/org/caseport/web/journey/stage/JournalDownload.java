package org.caseport.web.journey.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The whole journal with its verifier, as an administrator downloads it, unpacked in a folder. */
public record JournalDownload(Path folder) {

    public static JournalDownload of(Portal portal, Path folder) throws IOException {
        Files.createDirectories(folder);
        byte[] zip = Caller.signedIn(portal, "admin@demo.example")
                .download("/data/admin/journal/journal.zip")
                .body();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Files.copy(in, folder.resolve(entry.getName()));
            }
        }
        return new JournalDownload(folder);
    }

    public Path file() {
        return folder.resolve("journal.jsonl");
    }

    /** What the verifier says of it with the operator's key, and whether it goes on where an earlier one ended. */
    public String verified(String key, JournalDownload earlier) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "VerifyJournal.java",
                file().toString(),
                earlier.file().toString()));
        ProcessBuilder verifier = new ProcessBuilder(command);
        verifier.directory(folder.toFile()).redirectErrorStream(true);
        verifier.environment().put("CASEPORT_SECRET_KEY", key);
        Process process = verifier.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new AssertionError(said);
        }
        return said;
    }
}
