package org.caseport.domain.simulation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.jspecify.annotations.Nullable;

/**
 * A simulation of a draft, and how far it has come. It is done in small parts, each with its results in one
 * transaction, so that it goes on where it was after a restart, on any server.
 *
 * @param draft the draft that is simulated
 * @param total how many cases there are to compare
 * @param done how many of them were compared
 * @param lines how many lines its lists have
 * @param counts the results by their names
 * @param nextAt when its next part may begin, so that it leaves most of the time to people
 * @param endedAt when it was finished or stopped; null while it runs
 */
public record Simulation(
        String id,
        String draft,
        Basis basis,
        Scope scope,
        PersonId startedBy,
        Instant startedAt,
        State state,
        Place place,
        long total,
        long done,
        long lines,
        SortedMap<String, Long> counts,
        Instant nextAt,
        @Nullable Instant endedAt) {

    /** What the results belong to: when one of these changes, they are out of date. */
    public record Basis(String draftSha256, String inForceSha256, String zoneData) {}

    /**
     * The cases.
     *
     * @param from inclusive
     * @param until exclusive
     * @param zone in which hours of the week are counted
     * @param accounts empty for all
     */
    public record Scope(Instant from, Instant until, ZoneId zone, List<AccountId> accounts) {

        public Scope {
            accounts = accounts.stream()
                    .distinct()
                    .sorted(Comparator.comparing(AccountId::digits))
                    .toList();
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("a period begins before it ends, not " + from + " to " + until);
            }
        }
    }

    /**
     * How far a simulation has come: first the cases, then drafts and keys, account by account.
     *
     * @param account the account that is gone through, or the last one that was; null before the first
     * @param openedAt when the last case that was compared was opened; null where the account is finished
     */
    public record Place(
            Stage stage,
            @Nullable AccountId account,
            @Nullable Instant openedAt,
            @Nullable CaseId last) {

        public static final Place BEGINNING = new Place(Stage.CASES, null, null, null);
    }

    /** What is gone through. */
    public enum Stage {
        CASES,
        DRAFTS_AND_KEYS
    }

    /** Whether it goes on. */
    public enum State {
        RUNNING,
        STOPPED,
        FINISHED,
        /** Another simulation of the draft has begun; its lists are being deleted. */
        REPLACED
    }

    public Simulation {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** The sum of all results whose names begin so. */
    public long sum(String beginning) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().startsWith(beginning))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** The same after another part. */
    public Simulation after(Place reached, long compared, long written, Map<String, Long> results, Instant next) {
        return new Simulation(
                id,
                draft,
                basis,
                scope,
                startedBy,
                startedAt,
                state,
                reached,
                total,
                done + compared,
                lines + written,
                new TreeMap<>(results),
                next,
                endedAt);
    }

    /** The same, at its end. */
    public Simulation ended(State now, Instant at) {
        return new Simulation(
                id, draft, basis, scope, startedBy, startedAt, now, place, total, done, lines, counts, nextAt, at);
    }
}
