package org.caseport.web.journey.stage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of this computer; none is ever downloaded. */
public final class Chromium {

    public static final String HOW_TO_INSTALL =
            "No Chromium was found. Install it: sudo apt-get install -y chromium (or name one: CHROMIUM=/path/to/it)";

    /** The one without windows first: it is the same engine, and needs half the processor time. */
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");

    /** What makes a browser quiet, alike everywhere, and able to run as root. */
    public static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Chromium() {}

    public static Optional<Path> find() {
        Map<String, String> environment = System.getenv();
        String named = environment.getOrDefault("CHROMIUM", "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        String[] folders = environment.getOrDefault("PATH", "").split(":");
        return NAMES.stream()
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
