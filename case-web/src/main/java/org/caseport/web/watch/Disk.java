package org.caseport.web.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Measures the free space in the folders that the portal writes to on this server. */
@ApplicationScoped
public class Disk {

    private static final long MEGA = 1024L * 1024;

    @Inject
    @ConfigProperty(name = "caseport.home", defaultValue = ".caseport")
    String home;

    @Inject
    @ConfigProperty(name = "caseport.uploads")
    Optional<String> uploads;

    /** The free space, in megabytes, below which the server reports that it is not ready. */
    @Inject
    @ConfigProperty(name = "caseport.disk.least", defaultValue = "100")
    int least;

    /** Free bytes by the purpose of the folder; -1 if unknown. */
    public Map<String, Long> free() {
        Map<String, Long> free = new LinkedHashMap<>();
        free.put("home", freeIn(Path.of(home)));
        free.put("uploads", freeIn(Path.of(uploads.orElse(System.getProperty("java.io.tmpdir")))));
        return free;
    }

    public boolean isEnough() {
        return free().values().stream().allMatch(bytes -> bytes < 0 || bytes >= least * MEGA);
    }

    public int least() {
        return least;
    }

    private static long freeIn(Path folder) {
        Path there = folder.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return Files.getFileStore(there).getUsableSpace();
        } catch (IOException e) {
            return -1;
        }
    }
}
