package org.caseport.web.application.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    public List<Delivery> take(Channel channel, int most) {
        Instant now = clock.instant();
        return deliveries.take(channel, most, UUID.randomUUID().toString(), now, now.plus(lease));
    }

    /** Stores the result of an attempt; returns when the next one is due, if there is one. */
    public Optional<Instant> settle(Delivery taken, DeliveryResult attempt, Duration took) {
        Instant now = clock.instant();
        Delivery settled = settled(taken, attempt, took, now);
        if (!deliveries.settle(taken, settled)) {
            return Optional.empty();
        }
        if (taken.channel() == Channel.MAIL) {
            rememberAddress(taken.recipient(), attempt, now);
        }
        return settled.state() == Delivery.State.WAITING ? Optional.of(settled.dueAt()) : Optional.empty();
    }

    /**
     * Postpones the other deliveries to a server that could not be reached. This has a transaction of its own:
     * threads that held the deliveries they settle as well could deadlock.
     */
    public void postponeOthers(Delivery taken, DeliveryResult attempt) {
        if (!isUnreachable(attempt)) {
            return;
        }
        Instant until = clock.instant().plus(firstPause);
        if (taken.channel() == Channel.MAIL) {
            deliveries.postponeAll(Channel.MAIL, until);
        } else {
            deliveries.postpone(taken.channel(), taken.recipient(), until);
        }
    }

    private static boolean isUnreachable(DeliveryResult attempt) {
        return (attempt instanceof DeliveryResult.RetryLater later && later.trouble() == Trouble.UNREACHABLE)
                || (attempt instanceof DeliveryResult.Failed never && never.trouble() == Trouble.UNREACHABLE);
    }

    private Delivery settled(Delivery taken, DeliveryResult attempt, Duration took, Instant now) {
        if (attempt instanceof DeliveryResult.Delivered arrived) {
            return taken.done(arrived.code(), took, now);
        }
        if (attempt instanceof DeliveryResult.Failed never) {
            return taken.failed(never.trouble(), never.words(), never.code(), took, now);
        }
        DeliveryResult.RetryLater later = (DeliveryResult.RetryLater) attempt;
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

    private void rememberAddress(String address, DeliveryResult attempt, Instant now) {
        if (attempt instanceof DeliveryResult.Delivered) {
            addresses.unsuppress(address);
        } else if (attempt instanceof DeliveryResult.Failed never && never.trouble() == Trouble.NO_SUCH_ADDRESS) {
            addresses.bounced(address, never.words(), now);
        }
    }

    /** The trace context of the request that caused this delivery; empty without one. */
    public String originOf(Delivery delivery) {
        return outbox.originOf(delivery.account(), delivery.number());
    }

    /** Deletes finished deliveries after {@link #REMEMBERED}. */
    public void forget() {
        Instant before = clock.instant().minus(REMEMBERED);
        deliveries.deleteBefore(before);
        outbox.deleteBefore(before);
    }
}
