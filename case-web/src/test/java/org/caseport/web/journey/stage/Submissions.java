package org.caseport.web.journey.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Many drafts of several members, submitted at once, and what each was told. */
public final class Submissions implements AutoCloseable {

    private static final int AT_ONCE = 8;

    private final ExecutorService crowd = Executors.newFixedThreadPool(AT_ONCE);
    private final Map<String, RoamingMember> drafts = new ConcurrentHashMap<>();
    private final Map<String, String> told = new ConcurrentHashMap<>();
    private final List<Future<?>> running = new ArrayList<>();

    /** Each of these members prepares so many drafts. */
    public Submissions(List<RoamingMember> members, int draftsEach) {
        everybody(members.stream()
                .<Runnable>map(member -> () -> {
                    for (int i = 0; i < draftsEach; i++) {
                        drafts.put(member.completeDraft("Killed in the middle " + i), member);
                    }
                })
                .toList());
        await();
    }

    /** Submits every draft; returns once so many answers have come. The others are on their way. */
    public Submissions submitUntil(int answers, Map<String, String> review) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(answers);
        everybody(drafts.entrySet().stream()
                .<Runnable>map(draft -> () -> {
                    String named =
                            draft.getValue().submit(review, draft.getKey()).caseId();
                    if (!named.isEmpty()) {
                        told.put(draft.getKey(), named);
                        enough.countDown();
                    }
                })
                .toList());
        if (!enough.await(2, TimeUnit.MINUTES)) {
            throw new AssertionError("only " + told.size() + " of " + drafts.size() + " submissions were answered");
        }
        return this;
    }

    /** Waits until every submission was answered or broke off. */
    public Submissions await() {
        for (Future<?> one : running) {
            try {
                one.get(Duration.ofMinutes(2).toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException trouble) {
                throw new IllegalStateException("somebody in the crowd stumbled", trouble);
            }
        }
        running.clear();
        return this;
    }

    private void everybody(List<Runnable> acts) {
        acts.forEach(act -> running.add(crowd.submit(act)));
    }

    public List<String> drafts() {
        return List.copyOf(drafts.keySet());
    }

    /** The case each answered draft was told, by draft. */
    public Map<String, String> told() {
        return Map.copyOf(told);
    }

    /** Submits every draft once more at this port; the case that each is told now, or an empty text. */
    public Map<String, String> submitAllAgain(int port, Map<String, String> review) {
        Map<String, String> again = new ConcurrentHashMap<>();
        everybody(drafts.entrySet().stream()
                .<Runnable>map(draft -> () -> again.put(
                        draft.getKey(),
                        draft.getValue().at(port).submit(review, draft.getKey()).caseId()))
                .toList());
        await();
        return again;
    }

    @Override
    public void close() {
        crowd.shutdownNow();
    }
}
