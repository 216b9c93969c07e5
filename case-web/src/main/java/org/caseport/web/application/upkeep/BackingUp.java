package org.caseport.web.application.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseport.domain.storage.Backups;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes a backup when the last one is old enough or the operator asks for one, and deletes the oldest. */
@ApplicationScoped
public class BackingUp {

    /** The name of a file in the backup folder by which an operator asks for a backup now; it is deleted afterwards. */
    static final String ASKED = "now";

    /** The pause after a failed attempt. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private static final Pattern NAME = Pattern.compile("caseport-\\d{8}T\\d{6}Z\\.zip");
    private static final DateTimeFormatter NAMED =
            DateTimeFormatter.ofPattern("'caseport-'uuuuMMdd'T'HHmmss'Z.zip'", Locale.ROOT);

    @Inject
    Backups backups;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "caseport.backup.folder")
    Optional<String> folder;

    @Inject
    @ConfigProperty(name = "caseport.backup.every", defaultValue = "PT24H")
    Duration every;

    @Inject
    @ConfigProperty(name = "caseport.backup.kept", defaultValue = "7")
    int kept;

    private Instant lastMade = Instant.MIN;
    private Instant notBefore = Instant.MIN;

    public boolean isWanted() {
        return folder.isPresent();
    }

    public boolean isPossible() {
        return backups.areMadeHere();
    }

    /** Makes a backup if one is due or was asked for; returns its path. */
    public synchronized Optional<Path> backUp() {
        Instant now = clock.instant();
        if (folder.isEmpty() || now.isBefore(notBefore)) {
            return Optional.empty();
        }
        Path there = Path.of(folder.get()).toAbsolutePath().normalize();
        try {
            FileTime asked = asked(there);
            if (asked == null && now.isBefore(latest(there).plus(every))) {
                return Optional.empty();
            }
            // Set first, so that a failed attempt is not repeated at once.
            notBefore = now.plus(PAUSE);
            Path made = there.resolve(NAMED.format(now.atOffset(ZoneOffset.UTC)));
            backups.make(made);
            lastMade = now;
            notBefore = Instant.MIN;
            forgetOldest(there);
            // A request made during the backup stays, as something may have changed since the backup began.
            if (asked != null && asked.equals(asked(there))) {
                Files.deleteIfExists(there.resolve(ASKED));
            }
            return Optional.of(made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable FileTime asked(Path there) throws IOException {
        Path file = there.resolve(ASKED);
        return Files.exists(file) ? Files.getLastModifiedTime(file) : null;
    }

    /** When the last backup was made, by this server or before. Operators may move backups elsewhere. */
    private Instant latest(Path there) throws IOException {
        List<Path> all = all(there);
        if (all.isEmpty()) {
            return lastMade.equals(Instant.MIN) ? Instant.EPOCH : lastMade;
        }
        Instant newest =
                LocalDateTime.parse(all.get(0).getFileName().toString(), NAMED).toInstant(ZoneOffset.UTC);
        return newest.isAfter(lastMade) ? newest : lastMade;
    }

    private void forgetOldest(Path there) throws IOException {
        for (Path old : all(there).stream().skip(kept).toList()) {
            Files.delete(old);
        }
    }

    /** The backups in the folder, latest first. */
    private static List<Path> all(Path there) throws IOException {
        if (!Files.exists(there)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(there)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .toList();
        }
    }
}
