package org.caseport.web.application.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.cases.CaseEvent.ChatStep;
import org.caseport.domain.chat.Availabilities;
import org.caseport.domain.chat.Availability;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.Chat.Seat;
import org.caseport.domain.chat.Chat.State;
import org.caseport.domain.chat.Chat.Transition;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.chat.Chats.Reader;
import org.caseport.web.application.chat.HeldChats.Held;
import org.jspecify.annotations.Nullable;

/** Looks after one chat for the timer: what its time brings about happens in a transaction of its own. */
@ApplicationScoped
@Transactional
public class WatchingChats {

    @Inject
    Chats chats;

    @Inject
    Availabilities availabilities;

    @Inject
    HeldChats holding;

    @Inject
    EndingChats ending;

    @Inject
    LineOfChats line;

    @Inject
    Clock clock;

    /** All chats that are not ended. */
    List<Chat> open() {
        return chats.open();
    }

    /** Chats that are not ended though their cases are resolved, such as by a server of the release before. */
    List<ChatId> ofResolvedCases(int most) {
        return chats.ofResolvedCases(most);
    }

    /** Chats that ended without their transcripts. */
    List<ChatId> withoutTranscript(int most) {
        return chats.withoutTranscript(most);
    }

    /**
     * Does what is due with this chat.
     *
     * @param started since when people could answer on this server
     */
    boolean attend(Chat seen, Instant started) {
        Instant now = clock.instant();
        if (due(seen, started, now).isEmpty()) {
            return false;
        }
        Optional<Held> held = holding.hold(seen.id());
        Optional<Transition.Done> done = held.flatMap(one -> due(one.chat(), started, now));
        done.ifPresent(one -> keep(held.orElseThrow(), one, now));
        return done.isPresent();
    }

    private void keep(Held held, Transition.Done done, Instant now) {
        if (done.after().isEnded()) {
            ending.ended(held, done, null, now);
        } else if (held.chat().state() == State.OPEN && done.after().state() == State.WAITING) {
            Seat lost = held.chat().agent();
            holding.keep(
                    done, null, ChatStep.LOST, lost == null ? "" : lost.person().value(), now);
        } else {
            holding.keep(done);
        }
    }

    /** What is due now, the first of it. */
    private Optional<Transition.Done> due(Chat chat, Instant started, Instant now) {
        return chat.isInLine() ? dueInLine(chat, started, now) : dueInTalk(chat, started, now);
    }

    private Optional<Transition.Done> dueInLine(Chat chat, Instant started, Instant now) {
        // Each is looked at only if the one before is not due, the cheap ones first.
        return chat.giveUp(started, now)
                .result()
                .or(() -> chat.goAway(customerSeen(chat), started, now).result())
                .or(() -> line.rulesOf(chat)
                        .closedAt(chat.clock().waitsSince(), now)
                        .flatMap(closedAt -> chat.close(closedAt, isNobodyThere(chat, started, now), now)
                                .result()))
                .or(() -> chat.askToWait(started, now).result());
    }

    private Optional<Transition.Done> dueInTalk(Chat chat, Instant started, Instant now) {
        Seat agent = chat.agent();
        if (agent == null) {
            return Optional.empty();
        }
        Availability availability = availabilities.of(agent.person());
        return chat.fill(now)
                .result()
                .or(() -> chat.lose(availability.seenAt(), false, started, now).result())
                .or(() -> chat.fallSilent(started, now).result())
                .or(() -> chat.askForSilence(started, now).result())
                .or(() -> chat.keep(started, now).result());
    }

    /** Puts the open chats of an agent who signed out at the head of their lines. */
    void lose(ChatId id) {
        Instant now = clock.instant();
        holding.hold(id)
                .ifPresent(held ->
                        held.chat().lose(null, true, now, now).result().ifPresent(done -> keep(held, done, now)));
    }

    private @Nullable Instant customerSeen(Chat chat) {
        return chats.readers(chat.id()).stream()
                .filter(reader -> reader.side() == Side.CUSTOMER)
                .map(Reader::hereAt)
                .filter(at -> at != null)
                .max(Instant::compareTo)
                .orElse(null);
    }

    private boolean isNobodyThere(Chat chat, Instant started, Instant now) {
        return !now.isBefore(started.plus(Availability.ONLINE))
                && line.now().line().onDuty(chat.language().code()) == 0;
    }

    void resolve(ChatId id) {
        Instant now = clock.instant();
        holding.hold(id)
                .ifPresent(held ->
                        held.chat().resolve(now).result().ifPresent(done -> ending.ended(held, done, null, now)));
    }

    boolean transcribe(ChatId id) {
        return ending.transcribe(id);
    }
}
