package org.caseport.web.journey.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caseport.web.journey.stage.ChatCaller.Entry;

/** A member and an agent who write at the same time, each repeating a message until it is answered. */
public final class ChatTalk implements AutoCloseable {

    private final ChatCaller member;
    private final ChatCaller agent;
    private final int each;
    private final ExecutorService writers = Executors.newFixedThreadPool(2);
    private final List<CompletableFuture<Map<String, Integer>>> written;

    private ChatTalk(ChatCaller member, ChatCaller agent, int each) {
        this.member = member;
        this.agent = agent;
        this.each = each;
        written = List.of(
                CompletableFuture.supplyAsync(() -> write(member, "m", each), writers),
                CompletableFuture.supplyAsync(() -> write(agent, "a", each), writers));
    }

    /** Begins to write: {@code m0}, {@code m1} … by the member, {@code a0}, {@code a1} … by the agent. */
    public static ChatTalk begin(ChatCaller member, ChatCaller agent, int each) {
        return new ChatTalk(member, agent, each);
    }

    /** Waits until the chat has that many entries. */
    public void awaitEntries(int count) {
        while (member.entries().size() < count) {
            Thread.onSpinWait();
        }
    }

    /** Waits until both have written everything, and compares what they were told with what both sides read. */
    public void assertNothingLostDoubledOrReordered() throws InterruptedException, ExecutionException {
        Map<String, Integer> numbers = new HashMap<>(written.get(0).get());
        numbers.putAll(written.get(1).get());

        List<Entry> entries = member.entries();
        assertThat(entries.stream().map(Entry::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, entries.size()).boxed().toList());
        Map<String, Integer> stored =
                entries.stream().filter(Entry::isMessage).collect(Collectors.toMap(Entry::text, Entry::number));
        assertThat(stored).isEqualTo(numbers).hasSize(2 * each);
        assertThat(ofSide(entries, "customer")).isEqualTo(inOrder("m", each));
        assertThat(ofSide(entries, "support")).isEqualTo(inOrder("a", each));
        assertThat(agent.entries().stream().map(Entry::text).toList().subList(1, entries.size()))
                .isEqualTo(entries.stream().map(Entry::text).toList().subList(1, entries.size()));
    }

    @Override
    public void close() {
        writers.shutdownNow();
    }

    /** Sends one after the other, and now and then the same once more. */
    private static Map<String, Integer> write(ChatCaller side, String prefix, int count) {
        Map<String, Integer> numbers = Collections.synchronizedMap(new HashMap<>());
        for (int i = 0; i < count; i++) {
            UUID key = UUID.randomUUID();
            int number = side.say(key, prefix + i);
            if (ThreadLocalRandom.current().nextInt(3) == 0) {
                assertThat(side.say(key, prefix + i)).isEqualTo(number);
            }
            numbers.put(prefix + i, number);
        }
        return numbers;
    }

    private static List<String> ofSide(List<Entry> entries, String side) {
        return entries.stream()
                .filter(entry -> entry.isMessage() && entry.side().equals(side))
                .map(Entry::text)
                .toList();
    }

    private static List<String> inOrder(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }
}
