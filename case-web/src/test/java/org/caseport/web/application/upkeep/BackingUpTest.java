package org.caseport.web.application.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseport.domain.storage.Backups;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackingUpTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");

    @TempDir
    Path folder;

    private final BackingUp backingUp = new BackingUp();
    private final Disk disk = new Disk();

    @BeforeEach
    void set_up() {
        backingUp.backups = disk;
        backingUp.folder = Optional.of(folder.toString());
        backingUp.every = Duration.ofHours(24);
        backingUp.kept = 3;
        it_is(MONDAY_NINE);
    }

    @Test
    void the_first_is_made_at_once_and_the_next_a_day_later() {
        assertThat(backingUp.backUp()).contains(folder.resolve("caseport-20261123T090000Z.zip"));
        it_is(MONDAY_NINE.plus(Duration.ofHours(24)).minusSeconds(1));
        assertThat(backingUp.backUp()).isEmpty();
        it_is(MONDAY_NINE.plus(Duration.ofHours(24)));
        assertThat(backingUp.backUp()).isPresent();
    }

    @Test
    void what_was_made_before_a_restart_counts() throws IOException {
        Files.createFile(folder.resolve("caseport-20261122T100000Z.zip"));

        assertThat(backingUp.backUp()).isEmpty();
        it_is(MONDAY_NINE.plus(Duration.ofHours(1)));
        assertThat(backingUp.backUp()).isPresent();
    }

    @Test
    void backups_that_were_taken_to_another_place_are_not_made_again() throws IOException {
        Files.delete(backingUp.backUp().orElseThrow());

        it_is(MONDAY_NINE.plusSeconds(60));

        assertThat(backingUp.backUp()).isEmpty();
    }

    @Test
    void who_asks_gets_one_now_and_sees_when_it_is_there() throws IOException {
        assertThat(backingUp.backUp()).isPresent();
        Path asked = Files.createFile(folder.resolve("now"));
        it_is(MONDAY_NINE.plusSeconds(60));

        assertThat(backingUp.backUp()).contains(folder.resolve("caseport-20261123T090100Z.zip"));
        assertThat(asked).doesNotExist();
    }

    @Test
    void who_asks_while_one_is_made_gets_another() throws IOException {
        Path asked = Files.createFile(folder.resolve("now"));
        disk.meanwhile = () -> Files.setLastModifiedTime(asked, FileTime.from(MONDAY_NINE.plusSeconds(5)));
        assertThat(backingUp.backUp()).isPresent();
        disk.meanwhile = () -> {};
        it_is(MONDAY_NINE.plusSeconds(60));

        assertThat(asked).exists();
        assertThat(backingUp.backUp()).isPresent();
        assertThat(asked).doesNotExist();
    }

    @Test
    void only_so_many_stay_and_what_is_not_ours_stays_too() throws IOException {
        Files.createFile(folder.resolve("caseport-before-the-move.zip"));
        for (int day = 0; day < 5; day++) {
            it_is(MONDAY_NINE.plus(Duration.ofDays(day)));
            assertThat(backingUp.backUp()).isPresent();
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(List.of(
                            "caseport-before-the-move.zip",
                            "caseport-20261125T090000Z.zip",
                            "caseport-20261126T090000Z.zip",
                            "caseport-20261127T090000Z.zip"));
        }
    }

    @Test
    void an_attempt_that_failed_takes_no_older_one_away_and_the_next_is_not_at_once() throws IOException {
        for (int day = 10; day < 14; day++) {
            Files.createFile(folder.resolve("caseport-202611" + day + "T090000Z.zip"));
        }
        disk.meanwhile = () -> {
            throw new IOException("no space left on device");
        };
        assertThatThrownBy(backingUp::backUp).isInstanceOf(UncheckedIOException.class);
        disk.meanwhile = () -> {};

        it_is(MONDAY_NINE.plusSeconds(10));
        assertThat(backingUp.backUp()).isEmpty();
        assertThat(folder.resolve("caseport-20261110T090000Z.zip")).exists();
        it_is(MONDAY_NINE.plus(Duration.ofMinutes(10)));
        assertThat(backingUp.backUp()).isPresent();
    }

    @Test
    void without_a_folder_none_is_made() {
        backingUp.folder = Optional.empty();

        assertThat(backingUp.isWanted()).isFalse();
        assertThat(backingUp.backUp()).isEmpty();
    }

    private void it_is(Instant now) {
        backingUp.clock = Clock.fixed(now, ZoneOffset.UTC);
    }

    /** Makes empty files. */
    private static final class Disk implements Backups {

        private Meanwhile meanwhile = () -> {};

        @Override
        public boolean areMadeHere() {
            return true;
        }

        @Override
        public void make(Path file) throws IOException {
            meanwhile.happens();
            Files.createFile(file);
        }
    }

    private interface Meanwhile {
        void happens() throws IOException;
    }
}
