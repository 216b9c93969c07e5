package org.caseport.domain.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.desk.Queue;
import org.caseport.domain.notice.Channel;
import org.jspecify.annotations.Nullable;

/** Counts the work that waits, over all accounts, in the figures that operators watch. */
public interface PendingWork {

    /** The figures at this instant. */
    Reading read(Instant now);

    /**
     * The work that waits.
     *
     * @param notices notices whose deliveries are not planned yet
     * @param tellings the deliveries, by channel
     * @param open the open cases, by whose turn it is
     * @param overdue unanswered cases whose response was due before now
     * @param calls the calls that support owes
     * @param chats the chats that are not ended
     * @param onDuty how many agents are on duty for chats and for calls, by contact language
     */
    record Reading(
            Heap notices,
            Map<Channel, Telling> tellings,
            Map<Queue.Turn, Heap> open,
            long overdue,
            Callbacks.Counts calls,
            Chats.Counts chats,
            Map<Duty, Long> onDuty) {

        public Reading {
            tellings = Map.copyOf(tellings);
            open = Map.copyOf(open);
            onDuty = Map.copyOf(onDuty);
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

        /** Since when the outbox has something that is not delivered; null when everything is. */
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

    /** The number of things of one kind, and when the oldest of them came. */
    record Heap(long size, @Nullable Instant oldest) {

        public static final Heap NOTHING = new Heap(0, null);
    }

    /**
     * What an agent is on duty for.
     *
     * @param channel chat or phone
     * @param language the code of a contact language
     */
    record Duty(ContactMethod channel, String language) {}

    /** The deliveries on a channel: those that wait, and how many failed. */
    record Telling(Heap waiting, long failed) {}
}
