package org.caseport.web.application.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.jspecify.annotations.Nullable;

/**
 * Journals the refused calls of programs, so that a program that goes on calling does not fill the journal: a server
 * records at most one entry a minute for each access key and reason. The first refusal is recorded at once. Those that
 * follow are counted, and recorded with their number, as {@code ACCOUNT_SUSPENDED TIMES:57}, by the first refusal that
 * comes a minute or more after the last entry, or by {@link #recordCounted} when none comes. A number that could not
 * be recorded is added to the next entry; one that was not recorded when a server stops is lost.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class RefusedCalls {

    /** The least time between two entries. */
    static final Duration ONCE = Duration.ofMinutes(1);

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    private final Map<Refusal, Count> counts = new HashMap<>();

    /** A call with this key was refused. */
    public void note(ApiCaller program, String why) {
        Refusal refusal = new Refusal(
                program.member().account(), program.member().id(), program.key().id(), why);
        add(refusal, 1);
        recordCounted(refusal, clock.instant());
    }

    /** Records the calls that were counted for long enough. */
    public void recordCounted() {
        Instant now = clock.instant();
        for (Refusal refusal : known(now)) {
            recordCounted(refusal, now);
        }
    }

    /** Records in a transaction of its own, so that a failure is known here and what was counted is not lost. */
    private void recordCounted(Refusal refusal, Instant now) {
        int times = take(refusal, now);
        if (times == 0) {
            return;
        }
        try {
            journal.refused(
                    refusal.account(),
                    refusal.person(),
                    JournalAct.API_CALLED,
                    refusal.key(),
                    times == 1 ? refusal.why() : refusal.why() + " TIMES:" + times,
                    now);
        } catch (RuntimeException e) {
            add(refusal, times);
            throw e;
        }
    }

    private void add(Refusal refusal, int times) {
        synchronized (counts) {
            counts.computeIfAbsent(refusal, first -> new Count()).calls += times;
        }
    }

    /** How many calls to record now; none within a minute of the last entry. */
    private int take(Refusal refusal, Instant now) {
        synchronized (counts) {
            Count count = counts.get(refusal);
            return count == null ? 0 : count.take(now);
        }
    }

    /** What was refused lately. What was not refused again since its last entry is forgotten after a minute. */
    private List<Refusal> known(Instant now) {
        synchronized (counts) {
            counts.values().removeIf(count -> count.calls == 0 && !count.isRecent(now));
            return List.copyOf(counts.keySet());
        }
    }

    private record Refusal(AccountId account, PersonId person, String key, String why) {}

    /** The calls since the last entry, which are not recorded yet. */
    private static final class Count {

        private @Nullable Instant recordedAt;
        private int calls;

        boolean isRecent(Instant now) {
            return recordedAt != null && now.isBefore(recordedAt.plus(ONCE));
        }

        int take(Instant now) {
            if (calls == 0 || isRecent(now)) {
                return 0;
            }
            int taken = calls;
            recordedAt = now;
            calls = 0;
            return taken;
        }
    }
}
