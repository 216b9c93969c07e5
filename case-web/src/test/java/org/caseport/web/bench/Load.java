package org.caseport.web.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Does one thing over and over, each client in a thread of its own. */
final class Load {

    private Load() {}

    /** Something that a client does again and again. */
    @FunctionalInterface
    interface Work {

        /** Does it once; {@code false} when there is nothing left to do. */
        boolean once() throws Exception;
    }

    /** Lets all clients work for that long, and fails when one of them does. */
    static Figures run(List<Work> clients, Duration time) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients.size());
        try {
            CountDownLatch ready = new CountDownLatch(clients.size());
            List<Callable<long[]>> turns = new ArrayList<>();
            for (Work client : clients) {
                turns.add(() -> {
                    ready.countDown();
                    ready.await();
                    return repeat(client, time);
                });
            }
            long begun = System.nanoTime();
            List<Future<long[]>> ended = threads.invokeAll(turns);
            long took = System.nanoTime() - begun;
            LongStream.Builder all = LongStream.builder();
            for (Future<long[]> one : ended) {
                LongStream.of(one.get()).forEach(all);
            }
            return Figures.of(all.build().sorted().toArray(), took);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            threads.shutdownNow();
        }
    }

    private static long[] repeat(Work client, Duration time) throws Exception {
        LongStream.Builder nanos = LongStream.builder();
        long end = System.nanoTime() + time.toNanos();
        for (long now = System.nanoTime(); now < end; ) {
            if (!client.once()) {
                break;
            }
            long then = System.nanoTime();
            nanos.add(then - now);
            now = then;
        }
        return nanos.build().toArray();
    }

    /** How often, and how long one took in milliseconds. */
    record Figures(int count, double perSecond, double p50, double p99) {

        private static Figures of(long[] sorted, long took) {
            return new Figures(sorted.length, sorted.length * 1e9 / took, at(sorted, 0.50), at(sorted, 0.99));
        }

        private static double at(long[] sorted, double share) {
            if (sorted.length == 0) {
                return Double.NaN;
            }
            return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))] / 1e6;
        }
    }
}
