package org.caseport.persistence.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;
import org.caseport.domain.journal.Journal;

/** The program that goes with every export, compiled from the very file that is handed out. */
final class ExportVerifier {

    private final Path folder;
    private final Method run;

    ExportVerifier(Path folder) throws Exception {
        this.folder = folder;
        Path source = folder.resolve("VerifyJournal.java");
        try (InputStream in = Journal.class.getResourceAsStream("VerifyJournal.java")) {
            Files.copy(in, source);
        }
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-Xlint:all",
                        "-Werror",
                        "--release",
                        "17",
                        "-d",
                        folder.toString(),
                        source.toString());
        if (result != 0) {
            throw new IllegalStateException("the verifier does not compile");
        }
        run = new URLClassLoader(new URL[] {folder.toUri().toURL()})
                .loadClass("VerifyJournal")
                .getDeclaredMethod("run", String[].class, Map.class, PrintStream.class);
        run.setAccessible(true);
    }

    Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** What it says of these files, and its exit code. */
    Said verify(Map<String, String> environment, Path... files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] names = new String[files.length];
        for (int i = 0; i < files.length; i++) {
            names[i] = files[i].toString();
        }
        try {
            int code = (int) run.invoke(null, names, environment, new PrintStream(out, true, UTF_8));
            return new Said(code, out.toString(UTF_8));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    record Said(int code, String text) {}
}
