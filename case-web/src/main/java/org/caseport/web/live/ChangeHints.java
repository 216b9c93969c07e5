package org.caseport.web.live;

import fish.payara.micro.cdi.Inbound;
import fish.payara.micro.cdi.Outbound;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.live.Topic;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.application.call.PlacingPhoneCalls;
import org.caseport.web.application.chat.ChatMoved;
import org.caseport.web.application.chat.ChatsTold;
import org.caseport.web.application.chat.SettingAvailability;
import org.caseport.web.application.desk.TrackingCasePresence;
import org.caseport.web.security.session.SignInEnded;
import org.jspecify.annotations.Nullable;

/**
 * Collects hints that a topic may have changed and checks these topics. Hints come from events of this server after
 * their commit, and from other servers by the data grid, if there is one; every few seconds it checks all topics
 * anyway.
 */
@ApplicationScoped
class ChangeHints {

    private static final Logger LOG = Logger.getLogger(ChangeHints.class.getName());

    /** How long hints are collected before they are checked together, since one act fires several events. */
    private static final long GATHERED_MILLISECONDS = 20;

    private static final long ROUND_SECONDS = 5;

    /** A page that has not answered two words is given up, and who is in a chat wants to know that soon. */
    private static final int ROUNDS_A_WORD = 2;

    private static final int ROUNDS_A_CLEANING = 5;

    /** How often the chats that pages show are looked at, for messages that came to another server. */
    private static final long CHATS_MILLISECONDS = 250;

    @Resource
    ManagedScheduledExecutorService executor;

    @Inject
    Subscriptions subscriptions;

    @Inject
    TrackingCasePresence tracking;

    @Inject
    Event<ChatsTold> chatsTold;

    @Inject
    @Outbound
    Event<CaseChanged> toOthers;

    private final Set<Topic> suspected = ConcurrentHashMap.newKeySet();
    private final Set<CaseId> suspectedCases = ConcurrentHashMap.newKeySet();
    /** When the first chat of this look was changed, by {@link System#nanoTime}; 0 for none. */
    private final AtomicLong chatsMovedAt = new AtomicLong();

    private final AtomicBoolean gathering = new AtomicBoolean();
    private final Set<CaseId> untold = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean telling = new AtomicBoolean();
    private @Nullable ScheduledFuture<?> rounds;
    private @Nullable ScheduledFuture<?> chatRounds;
    private int round;
    private boolean troubled;

    void begin(@Observes DatabaseStatus.Ready ready) {
        rounds = executor.scheduleWithFixedDelay(this::round, ROUND_SECONDS, ROUND_SECONDS, TimeUnit.SECONDS);
        chatRounds = executor.scheduleWithFixedDelay(
                this::lookAtChats, CHATS_MILLISECONDS, CHATS_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void end() {
        if (rounds != null) {
            rounds.cancel(false);
        }
        if (chatRounds != null) {
            chatRounds.cancel(false);
        }
    }

    private void lookAtChats() {
        try {
            subscriptions.check(subscriptions.ofChats());
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "chats are looked at again in a moment", e);
        }
    }

    void chatMoved(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChatMoved event) {
        chatsMovedAt.compareAndSet(0, System.nanoTime());
        if (event.message() == null) {
            suspectChats();
        } else {
            subscriptions.movedByMessageIn(event.chat()).forEach(this::suspect);
        }
    }

    void phoneCallMoved(@Observes(during = TransactionPhase.AFTER_SUCCESS) PlacingPhoneCalls.Moved event) {
        suspect(new Topic.PhoneCallOf(event.call().callback()));
    }

    void availabilityChanged(
            @Observes(during = TransactionPhase.AFTER_SUCCESS) SettingAvailability.AvailabilityChanged event) {
        suspectChats();
    }

    private void suspectChats() {
        subscriptions.ofChats().forEach(this::suspect);
    }

    void happened(@Observes(during = TransactionPhase.AFTER_SUCCESS) CaseEvent event) {
        moved(event.caseId());
        if (event instanceof CaseEvent.Linked linked) {
            moved(linked.other());
        }
    }

    void heard(@Observes @Inbound CaseChanged event) {
        if (CaseId.isCaseId(event.id())) {
            suspect(new CaseId(event.id()));
        }
    }

    void ended(@Observes(during = TransactionPhase.AFTER_SUCCESS) SignInEnded event) {
        subscriptions.turnOut(event.tokenHash());
    }

    /** Hints that somebody came to a case, left it, or began to write. */
    void presenceMoved(CaseId id) {
        suspect(new Topic.Presence(id));
        tellOthers(id);
    }

    private void moved(CaseId id) {
        suspect(id);
        tellOthers(id);
    }

    private void suspect(CaseId id) {
        if (!subscriptions.isQuiet()) {
            suspectedCases.add(id);
            gather();
        }
    }

    private void suspect(Topic topic) {
        if (!subscriptions.isQuiet()) {
            suspected.add(topic);
            gather();
        }
    }

    private void gather() {
        if (gathering.compareAndSet(false, true)) {
            submit(this::look);
        }
    }

    private void look() {
        gathering.set(false);
        long chatsSince = chatsMovedAt.getAndSet(0);
        Set<Topic> now = new HashSet<>(suspected);
        suspected.removeAll(now);
        Set<CaseId> moved = Set.copyOf(suspectedCases);
        suspectedCases.removeAll(moved);
        now.addAll(subscriptions.movedBy(moved));
        subscriptions.check(now);
        if (chatsSince != 0 && now.stream().anyMatch(Topic::isOfChats)) {
            chatsTold.fire(new ChatsTold(Duration.ofNanos(System.nanoTime() - chatsSince)));
        }
    }

    /** Runs work soon; what fails is made up for by the next check of all topics. */
    private void submit(Runnable work) {
        try {
            ScheduledFuture<?> unused = executor.schedule(work, GATHERED_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ending) {
            LOG.log(Level.FINE, "nobody is told any more", ending);
        }
    }

    /**
     * Tells other servers, in another thread, since the act is done and must not wait for the grid. Submitting work
     * costs a tenth of opening a case, so messages of the same moment are sent together.
     */
    private void tellOthers(CaseId id) {
        untold.add(id);
        if (telling.compareAndSet(false, true)) {
            submit(this::tell);
        }
    }

    private void tell() {
        telling.set(false);
        Set<CaseId> now = Set.copyOf(untold);
        untold.removeAll(now);
        now.forEach(id -> toOthers.fire(new CaseChanged(id.value())));
    }

    private void round() {
        try {
            round++;
            if (round % ROUNDS_A_CLEANING == 0) {
                tracking.forgetTheGone();
            }
            subscriptions.noteWhoIsThere();
            if (round % ROUNDS_A_WORD == 0) {
                subscriptions.askWhoIsThere();
            }
            subscriptions.turnOut();
            subscriptions.turnAround();
            subscriptions.checkAll();
            troubled = false;
        } catch (RuntimeException e) {
            if (!troubled) {
                LOG.log(Level.WARNING, "open pages are not told of changes until storage is back", e);
            }
            troubled = true;
        }
    }
}
