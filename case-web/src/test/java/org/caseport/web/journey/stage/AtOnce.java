package org.caseport.web.journey.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Lets several people do something at the same moment. */
public final class AtOnce {

    private static final Duration LONG = Duration.ofMinutes(2);

    private AtOnce() {}

    /** What came of each act, in the order of their numbers. */
    public static <T> List<T> together(int many, IntFunction<T> act) throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(many);
        try {
            List<Callable<T>> acts = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                int number = i;
                acts.add(() -> act.apply(number));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : crowd.invokeAll(acts, LONG.toSeconds(), TimeUnit.SECONDS)) {
                results.add(one.get());
            }
            return results;
        } finally {
            crowd.shutdownNow();
        }
    }
}
