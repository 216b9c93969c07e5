package org.caseport.web.application.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caseport.domain.notice.BouncedAddresses;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Deliveries;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Delivery.Trouble;
import org.caseport.domain.notice.Outbox;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Hands due deliveries to their channels and stores the results. No transaction is open while one is sent. */
@ApplicationScoped
@Transactional
public class Delivering {

    /** The longest pause between two attempts. */
    static final Duration LONGEST_PAUSE = Duration.ofHours(4);

    /** How long finished deliveries are kept. */
    static final Duration REMEMBERED = Duration.ofDays(90);

    @Inject
    Deliveries deliveries;

    @Inject
    Outbox outbox;

    @Inject
    BouncedAddresses addresses;

    @Inject
    Clock clock;

    /** With pauses that double from half a minute up to four hours, 24 attempts last longer than a weekend. */
    @Inject
    @ConfigProperty(name = "caseport.delivery.attempts", defaultValue = "24")
    int mostAttempts;

    @Inject
    @ConfigProperty(name = "caseport.delivery.pause", defaultValue = "PT30S")
    Duration firstPause;

    /** How long a delivery is leased to the thread that sends it: longer than all time-outs of any channel. */
    @Inject
    @ConfigProperty(name = "caseport.delivery.lease", defaultValue = "PT5M")
    Duration lease;

    /** Leases due deliveries to the caller; what is not settled in time can be taken by another thread or server. */
    public List<Taken> take(Channel channel, int most) {
        Instant now = clock.instant();
        List<Delivery> taken = deliveries.take(channel, most, UUID.randomUUID().toString(), now, now.plus(lease));
        Map<Delivery, String> origins = outbox.originsOf(taken);
        return taken.stream()
                .map(delivery -> new Taken(delivery, origins.getOrDefault(delivery, "")))
                .toList();
    }

    /**
     * Whether enough of the lease is left to begin an attempt. Half of it is longer than all time-outs of any channel.
     */
    public boolean isLeasedLongEnough(Delivery taken) {
        return clock.instant().plus(lease.dividedBy(2)).isBefore(taken.dueAt());
    }

    /** Ends the lease of deliveries that were not tried, so that they can be taken at once. */
    public void giveBack(List<Delivery> taken) {
        deliveries.giveBack(taken, clock.instant());
    }

    /** Stores the results of attempts; returns when the next one of all is due, if there is one. */
    public Optional<Instant> settle(List<Attempt> attempts) {
        Instant now = clock.instant();
        List<Deliveries.Settlement> settlements = attempts.stream()
                .map(attempt -> new Deliveries.Settlement(attempt.delivery(), settled(attempt, now)))
                .toList();
        Set<Delivery> settled = new HashSet<>(deliveries.settle(settlements));
        rememberAddresses(
                IntStream.range(0, attempts.size())
                        .filter(i -> settled.contains(settlements.get(i).settled()))
                        .mapToObj(attempts::get)
                        .filter(attempt -> attempt.delivery().channel() == Channel.MAIL)
                        .toList(),
                now);
        return settled.stream()
                .filter(one -> one.state() == Delivery.State.WAITING)
                .map(Delivery::dueAt)
                .min(Comparator.naturalOrder());
    }

    /**
     * Postpones the other deliveries to a server that could not be reached. This has a transaction of its own:
     * threads that held the deliveries they settle as well could deadlock.
     *
     * @param held other deliveries to it that the caller has taken and not tried
     */
    public void postponeOthers(Delivery taken, List<Delivery> held) {
        Instant until = clock.instant().plus(firstPause);
        deliveries.giveBack(held, until);
        if (taken.channel() == Channel.MAIL) {
            deliveries.postponeAll(Channel.MAIL, until);
        } else {
            deliveries.postpone(taken.channel(), taken.recipient(), until);
        }
    }

    /** Whether others to the same server need not be tried for now. */
    public static boolean isUnreachable(DeliveryResult attempt) {
        return (attempt instanceof DeliveryResult.RetryLater later && later.trouble() == Trouble.UNREACHABLE)
                || (attempt instanceof DeliveryResult.Failed never && never.trouble() == Trouble.UNREACHABLE);
    }

    private Delivery settled(Attempt attempt, Instant now) {
        Delivery taken = attempt.delivery();
        Duration took = attempt.took();
        if (attempt.result() instanceof DeliveryResult.Delivered arrived) {
            return taken.done(arrived.code(), took, now);
        }
        if (attempt.result() instanceof DeliveryResult.Failed never) {
            return taken.failed(never.trouble(), never.words(), never.code(), took, now);
        }
        DeliveryResult.RetryLater later = (DeliveryResult.RetryLater) attempt.result();
        return taken.attempts() >= mostAttempts
                ? taken.failed(later.trouble(), later.words(), later.code(), took, now)
                : taken.again(
                        now.plus(pauseAfter(taken.attempts())), later.trouble(), later.words(), later.code(), took);
    }

    Duration pauseAfter(int attempts) {
        Duration pause = firstPause;
        for (int i = 1; i < attempts && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private void rememberAddresses(List<Attempt> mails, Instant now) {
        Set<String> arrived = mails.stream()
                .filter(mail -> mail.result() instanceof DeliveryResult.Delivered)
                .map(mail -> mail.delivery().recipient())
                .collect(Collectors.toSet());
        if (!arrived.isEmpty()) {
            addresses.unsuppress(arrived);
        }
        for (Attempt mail : mails) {
            if (mail.result() instanceof DeliveryResult.Failed never && never.trouble() == Trouble.NO_SUCH_ADDRESS) {
                addresses.bounced(mail.delivery().recipient(), never.words(), now);
            }
        }
    }

    /** Deletes finished deliveries after {@link #REMEMBERED}. */
    public void forget() {
        Instant before = clock.instant().minus(REMEMBERED);
        deliveries.deleteBefore(before);
        outbox.deleteBefore(before);
    }

    /**
     * A delivery that is leased to the caller.
     *
     * @param origin the trace context of the request that caused it; empty without one
     */
    public record Taken(Delivery delivery, String origin) {}

    /** What became of an attempt to deliver something, and how long it took. */
    public record Attempt(Delivery delivery, DeliveryResult result, Duration took) {}
}
