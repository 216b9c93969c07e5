package org.caseport.domain.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caseport.domain.desk.Queue;
import org.caseport.domain.notice.Channel;
import org.jspecify.annotations.Nullable;

/** How much waits, over all accounts, in the numbers that those who run the portal watch. */
public interface Workload {

    /** How it stands right now. */
    Reading read(Instant now);

    /**
     * What waits.
     *
     * @param notices what nobody has looked at yet who must be told of it
     * @param tellings by channel what is to be told to somebody
     * @param open by turn the open cases
     * @param overdue unanswered cases whose response was due before now
     */
    record Reading(Heap notices, Map<Channel, Telling> tellings, Map<Queue.Turn, Heap> open, long overdue) {

        public Reading {
            tellings = Map.copyOf(tellings);
            open = Map.copyOf(open);
        }

        public Heap open(Queue.Turn turn) {
            return open.getOrDefault(turn, Heap.NOTHING);
        }

        public Telling tellings(Channel channel) {
            return tellings.getOrDefault(channel, new Telling(Heap.NOTHING, 0));
        }

        public long allOpen() {
            return open.values().stream().mapToLong(Heap::size).sum();
        }

        /** Since when the outbox has something that was not told; null when everything was. */
        public @Nullable Instant oldestUntold() {
            List<Heap> heaps = List.of(
                    notices,
                    tellings(Channel.MAIL).waiting(),
                    tellings(Channel.HOOK).waiting());
            return heaps.stream()
                    .flatMap(heap -> Stream.ofNullable(heap.oldest()))
                    .min(Instant::compareTo)
                    .orElse(null);
        }
    }

    /** So many of a kind, and when the oldest of them came. */
    record Heap(long size, @Nullable Instant oldest) {

        public static final Heap NOTHING = new Heap(0, null);
    }

    /** What is to be told on a channel, and what was given up. */
    record Telling(Heap waiting, long failed) {}
}
