package org.caseport.web.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.FileStore;
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
        return measured(FileStore::getUsableSpace);
    }

    /** The bytes that the disk of each folder holds in all, by the purpose of the folder; -1 if unknown. */
    public Map<String, Long> sizes() {
        return measured(FileStore::getTotalSpace);
    }

    private Map<String, Long> measured(Measure measure) {
        Map<String, Long> bytes = new LinkedHashMap<>();
        bytes.put("home", of(Path.of(home), measure));
        bytes.put("uploads", of(Path.of(uploads.orElse(System.getProperty("java.io.tmpdir"))), measure));
        return bytes;
    }

    public boolean isEnough() {
        return free().values().stream().allMatch(bytes -> bytes < 0 || bytes >= least * MEGA);
    }

    public int least() {
        return least;
    }

    private static long of(Path folder, Measure measure) {
        Path there = folder.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return measure.of(Files.getFileStore(there));
        } catch (IOException e) {
            return -1;
        }
    }

    private interface Measure {

        long of(FileStore disk) throws IOException;
    }
}
