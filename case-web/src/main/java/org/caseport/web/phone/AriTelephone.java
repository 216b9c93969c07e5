package org.caseport.web.phone;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.application.call.PlacingPhoneCalls;
import org.jspecify.annotations.Nullable;

/**
 * Places calls by an Asterisk, once they are stored, and follows them until they end. A call is followed by the server
 * that placed it; if that server ends, the call goes on at Asterisk as far as it has come, and is lost for Caseport.
 */
@ApplicationScoped
class AriTelephone {

    private static final Logger LOG = Logger.getLogger(AriTelephone.class.getName());

    private static final long EVERY_SECONDS = 15;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    AriSettings settings;

    @Inject
    AriClient ari;

    @Inject
    PlacingPhoneCalls placing;

    @Inject
    Clock clock;

    private final Map<String, AriCall> live = new ConcurrentHashMap<>();
    private @Nullable ScheduledFuture<?> rounds;

    /** Stops the start if the settings lack what every call needs. */
    void check(@Observes @Initialized(ApplicationScoped.class) Object application) {
        try {
            if (settings.isOn()) {
                settings.check();
            }
        } catch (IllegalArgumentException e) {
            LOG.severe("Caseport does not start: " + e.getMessage());
            throw e;
        }
    }

    void begin(@Observes DatabaseStatus.Ready ready) {
        if (settings.isOn()) {
            rounds = executor.scheduleWithFixedDelay(this::round, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    @PreDestroy
    void end() {
        if (rounds != null) {
            rounds.cancel(false);
        }
    }

    void place(@Observes(during = TransactionPhase.AFTER_SUCCESS) PlacingPhoneCalls.Placed placed) {
        if (settings.isOn()) {
            AriCall call = new AriCall(
                    placed,
                    ari,
                    settings,
                    executor,
                    state -> placing.move(placed.call(), state),
                    ended -> live.remove(AriCall.name(ended.call()), ended));
            live.put(AriCall.name(placed.call()), call);
            call.begin();
        }
    }

    void hangUp(@Observes(during = TransactionPhase.AFTER_SUCCESS) PlacingPhoneCalls.HungUp event) {
        if (!settings.isOn()) {
            return;
        }
        String name = AriCall.name(event.call());
        AriCall here = live.get(name);
        if (here != null) {
            here.hangUp();
        } else {
            // Another server follows the call, and is told of its end.
            executor.execute(() -> {
                ari.delete("/channels/" + AriCall.customer(name));
                ari.delete("/channels/" + name);
            });
        }
    }

    private void round() {
        try {
            Instant now = clock.instant();
            live.values().forEach(call -> call.check(now));
            placing.seen(live.values().stream().map(AriCall::call).toList());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "calls of the telephone system are looked after again in a moment", e);
        }
    }
}
