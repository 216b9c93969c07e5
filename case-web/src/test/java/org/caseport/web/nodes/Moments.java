package org.caseport.web.nodes;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The moments at which people do something, and what shall happen at the next of a kind. */
final class Moments {

    private final AtomicReference<Moment> next = new AtomicReference<>();

    /** Says that somebody is just about to do this. */
    void of(String what) {
        Moment armed = next.get();
        if (armed != null && armed.what.equals(what) && next.compareAndSet(armed, null)) {
            new Thread(
                            () -> {
                                armed.act.run();
                                armed.over.countDown();
                            },
                            "moment " + what)
                    .start();
        }
    }

    /** Does something while somebody does this, and returns when it is done. */
    void at(String what, Runnable act) throws InterruptedException {
        Moment moment = new Moment(what, act, new CountDownLatch(1));
        next.set(moment);
        if (!moment.over.await(8, TimeUnit.MINUTES)) {
            throw new AssertionError("nobody came to " + what);
        }
    }

    private record Moment(String what, Runnable act, CountDownLatch over) {}
}
