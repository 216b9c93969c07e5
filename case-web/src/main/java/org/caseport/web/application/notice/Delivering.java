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

/** Hands deliveries to couriers and keeps what came of it. While a courier is on its way no transaction is open. */
@ApplicationScoped
@Transactional
public class Delivering {

    /** However often it was tried, the next try is not further away. */
    static final Duration LONGEST_PAUSE = Duration.ofHours(4);

    /** How long what has arrived is remembered. */
    static final Duration REMEMBERED = Duration.ofDays(90);

    @Inject
    Deliveries deliveries;

    @Inject
    Outbox outbox;

    @Inject
    BouncedAddresses addresses;

    @Inject
    Clock clock;

    /** With pauses that double from half a minute up to four hours, 24 attempts outlast a weekend. */
    @Inject
    @ConfigProperty(name = "caseport.delivery.attempts", defaultValue = "24")
    int mostAttempts;

    @Inject
    @ConfigProperty(name = "caseport.delivery.pause", defaultValue = "PT30S")
    Duration firstPause;

    /** Longer than any courier takes, whose time-outs are all shorter. */
    @Inject
    @ConfigProperty(name = "caseport.delivery.lease", defaultValue = "PT5M")
    Duration lease;

    /** Takes deliveries that are due for a courier; whoever does not settle them in time loses them to another. */
    public List<Delivery> take(Channel channel, int most) {
        Instant now = clock.instant();
        return deliveries.take(channel, most, UUID.randomUUID().toString(), now, now.plus(lease));
    }

    /** Keeps what came of a try; tells when the next one is due, if there is one. */
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
     * Puts off what waits for a door that was found shut. It has a transaction of its own, which holds nothing else: a
     * courier who also held the delivery that it settles could lock itself out with another who does the same.
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
        return (attempt instanceof DeliveryResult.Later later && later.trouble() == Trouble.UNREACHABLE)
                || (attempt instanceof DeliveryResult.Never never && never.trouble() == Trouble.UNREACHABLE);
    }

    private Delivery settled(Delivery taken, DeliveryResult attempt, Duration took, Instant now) {
        if (attempt instanceof DeliveryResult.Arrived arrived) {
            return taken.done(arrived.code(), took, now);
        }
        if (attempt instanceof DeliveryResult.Never never) {
            return taken.failed(never.trouble(), never.words(), never.code(), took, now);
        }
        DeliveryResult.Later later = (DeliveryResult.Later) attempt;
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
        if (attempt instanceof DeliveryResult.Arrived) {
            addresses.forgive(address);
        } else if (attempt instanceof DeliveryResult.Never never && never.trouble() == Trouble.NO_SUCH_ADDRESS) {
            addresses.bounced(address, never.words(), now);
        }
    }

    /** The mark of where this was set going; empty where nobody traced it. */
    public String originOf(Delivery delivery) {
        return outbox.originOf(delivery.account(), delivery.number());
    }

    /** Forgets what arrived long ago. */
    public void forget() {
        Instant before = clock.instant().minus(REMEMBERED);
        deliveries.forgetBefore(before);
        outbox.forgetBefore(before);
    }
}
