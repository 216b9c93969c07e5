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

/**
 * Journals the refused calls of programs, so that a program that goes on calling does not fill the journal: a server
 * records at most one entry a minute for each access key and reason. The first refusal is recorded at once; those that
 * follow within a minute become one entry with their number, as {@code ACCOUNT_SUSPENDED TIMES:57}. Numbers that were
 * not recorded when a server stops are lost.
 */
@ApplicationScoped
@Transactional
public class RefusedCalls {

    /** How long refusals are counted before they are recorded. */
    static final Duration ONCE = Duration.ofMinutes(1);

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    private final Map<Refusal, Count> counts = new HashMap<>();

    /** A call with this key was refused. */
    public void note(ApiCaller program, String why) {
        Instant now = clock.instant();
        Refusal refusal = new Refusal(
                program.member().account(), program.member().id(), program.key().id(), why);
        record(refusal, count(refusal, now), now);
    }

    /** Records the calls that were counted for long enough. */
    public void recordCounted() {
        Instant now = clock.instant();
        forgetOver(now).forEach((refusal, times) -> record(refusal, times, now));
    }

    /** How many calls to record now, this one included; none while they are counted. */
    private int count(Refusal refusal, Instant now) {
        synchronized (counts) {
            Count before = counts.get(refusal);
            if (before != null && !before.isOver(now)) {
                before.calls++;
                return 0;
            }
            counts.put(refusal, new Count(now));
            return before == null ? 1 : before.calls + 1;
        }
    }

    private Map<Refusal, Integer> forgetOver(Instant now) {
        synchronized (counts) {
            Map<Refusal, Integer> over = new HashMap<>();
            List.copyOf(counts.entrySet()).stream()
                    .filter(entry -> entry.getValue().isOver(now))
                    .forEach(entry -> {
                        over.put(entry.getKey(), entry.getValue().calls);
                        counts.remove(entry.getKey());
                    });
            return over;
        }
    }

    private void record(Refusal refusal, int times, Instant now) {
        if (times > 0) {
            journal.refused(
                    refusal.account(),
                    refusal.person(),
                    JournalAct.API_CALLED,
                    refusal.key(),
                    times == 1 ? refusal.why() : refusal.why() + " TIMES:" + times,
                    now);
        }
    }

    private record Refusal(AccountId account, PersonId person, String key, String why) {}

    /** The calls since the last entry, which are not recorded yet. */
    private static final class Count {

        private final Instant since;
        private int calls;

        Count(Instant since) {
            this.since = since;
        }

        boolean isOver(Instant now) {
            return !now.isBefore(since.plus(ONCE));
        }
    }
}
