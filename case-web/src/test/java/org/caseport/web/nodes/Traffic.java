package org.caseport.web.nodes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Everything that people and programs ask through the proxy: how much, and what was not answered as it should be. */
final class Traffic {

    private static final Duration LONGEST_PATIENCE = Duration.ofMinutes(8);
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Duration BEFORE_THE_NEXT_TRY = Duration.ofMillis(300);

    private final String address;
    private final HttpClient http;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicInteger unlucky = new AtomicInteger();
    private final Set<Long> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicLong slowest = new AtomicLong();
    private final List<Failure> failures = new CopyOnWriteArrayList<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    Traffic(String address, Certificate certificate) {
        this.address = address;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(certificate.trusting())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    URI to(String path) {
        return URI.create(address + path);
    }

    /** Sends until it is answered as it should be, as the pages' scripts, SDKs and patient people do. */
    HttpResponse<String> insist(Supplier<HttpRequest> request, Predicate<HttpResponse<String>> good) {
        long giveUp = System.nanoTime() + LONGEST_PATIENCE.toNanos();
        boolean wasUnlucky = false;
        while (System.nanoTime() < giveUp) {
            HttpRequest next = request.get();
            sent.incrementAndGet();
            long from = System.nanoTime();
            String said;
            try {
                waiting.add(from);
                HttpResponse<String> answer = http.send(next, BodyHandlers.ofString());
                slowest.accumulateAndGet(System.nanoTime() - from, Math::max);
                if (good.test(answer)) {
                    answered.incrementAndGet();
                    if (wasUnlucky) {
                        unlucky.decrementAndGet();
                    }
                    return answer;
                }
                said = answer.statusCode() + " "
                        + answer.headers().firstValue("Location").orElse("");
            } catch (IOException brokenOff) {
                said = brokenOff.getClass().getSimpleName();
            } catch (InterruptedException interrupted) {
                throw new Ended(interrupted);
            } finally {
                waiting.remove(from);
            }
            if (!wasUnlucky) {
                wasUnlucky = true;
                unlucky.incrementAndGet();
            }
            failures.add(new Failure(
                    from, System.nanoTime(), next.method() + " " + next.uri().getPath() + " " + said.strip()));
            pause(BEFORE_THE_NEXT_TRY);
        }
        throw new IllegalStateException("never answered as it should be: " + failures.get(failures.size() - 1));
    }

    /** Sends once, whatever the answer is, and gives up when the request's time is over. */
    CompletableFuture<Void> giveUp(HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.discarding()).handle((answer, fault) -> null);
    }

    static void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException interrupted) {
            throw new Ended(interrupted);
        }
    }

    /** Whether nobody waits for an answer that went wrong, or for one that is slow. */
    boolean isFlowing() {
        long now = System.nanoTime();
        return unlucky.get() == 0 && waiting.stream().allMatch(from -> now - from < SLOW.toNanos());
    }

    /** Answers as they should be, so far. */
    long answered() {
        return answered.get();
    }

    /** The longest that anybody had to wait for one answer since this was last asked. */
    Duration slowest() {
        return Duration.ofNanos(slowest.getAndSet(0));
    }

    long sent() {
        return sent.get();
    }

    List<Failure> failuresSince(long nanos) {
        return failures.stream().filter(failure -> failure.to() >= nanos).toList();
    }

    /** Lets everybody come to the end of what they are at. */
    void end() {
        ended.set(true);
    }

    boolean hasEnded() {
        return ended.get();
    }

    /** A request that was not answered as it should have been. */
    record Failure(long from, long to, String what) {

        /** The same without ids. */
        String kind() {
            return what.replaceAll("case-[^ /&]*|[0-9a-f]{32}", "…");
        }
    }

    /** Ends a thread that nobody waits for. */
    static final class Ended extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Ended(InterruptedException cause) {
            super(cause);
        }
    }
}
