package org.caseport.web.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.domain.storage.PendingWork;
import org.caseport.web.Injector;
import org.caseport.web.SettableClock;
import org.junit.jupiter.api.Test;

/** What is known about waiting work while a server starts, works and loses its database. */
class BacklogTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-30T12:00:00Z"));
    private final Storage storage = new Storage();
    private boolean broken;
    private int reads;
    private final PendingWork pendingWork = now -> {
        reads++;
        if (broken) {
            throw new IllegalStateException("the line to the database was cut");
        }
        return new PendingWork.Reading(
                PendingWork.Heap.NOTHING,
                Map.of(),
                Map.of(),
                reads,
                new Callbacks.Counts(0, 0, 0, 0, 0),
                Chats.Counts.NONE,
                Map.of());
    };
    private final Backlog backlog =
            new Injector().with(clock, storage, pendingWork).fill(new Backlog());

    @Test
    void figures_are_known_as_soon_as_the_database_is_ready_even_if_asked_a_moment_before() {
        storage.ready = false;
        assertThat(backlog.now()).isNull();

        storage.ready = true;

        assertThat(backlog.now()).isNotNull();
    }

    @Test
    void nothing_is_told_of_a_database_that_is_not_ready() {
        assertThat(backlog.now()).isNotNull();

        storage.ready = false;

        assertThat(backlog.now()).isNull();
    }

    @Test
    void the_database_is_asked_at_most_every_five_seconds_whether_it_answers_or_not() {
        backlog.now();
        clock.advance(Duration.ofSeconds(4));
        assertThat(backlog.now()).extracting(PendingWork.Reading::overdue).isEqualTo(1L);
        clock.advance(Duration.ofSeconds(1));
        assertThat(backlog.now()).extracting(PendingWork.Reading::overdue).isEqualTo(2L);
        broken = true;
        clock.advance(Duration.ofSeconds(5));
        assertThat(backlog.now()).isNull();
        assertThat(backlog.now()).isNull();

        assertThat(reads).isEqualTo(3);
    }

    private static final class Storage implements DatabaseStatus {

        private boolean ready = true;

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public String trouble() {
            return "";
        }

        @Override
        public String product() {
            return "";
        }

        @Override
        public List<Step> steps() {
            return List.of();
        }

        @Override
        public Connections connections() {
            return new Connections(0, 0, 0);
        }
    }
}
