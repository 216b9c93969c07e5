package org.caseport.web.application.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.Chats;
import org.jspecify.annotations.Nullable;

/**
 * Keeps chats going: asks agents, ends rings, and does what time brings about. It runs every second and after each
 * change. While no server runs, nobody can answer: so a server that has just started counts all time from its start.
 */
@ApplicationScoped
public class RunningChats {

    /** How many agents one run asks at most. */
    private static final int RINGS_AT_ONCE = 50;

    private static final int CHATS_AT_ONCE = 100;

    /** How long a file is kept that is not sent. */
    private static final Duration UNSENT_KEPT = Duration.ofDays(1);

    @Inject
    StartingChats starting;

    @Inject
    RingingAgents ringing;

    @Inject
    WatchingChats watching;

    @Inject
    SettingAvailability availability;

    @Inject
    Chats chats;

    @Inject
    Clock clock;

    private volatile @Nullable Instant started;
    private volatile boolean busy;

    /** Whether there were chats that are not ended when this was looked at last, or one has changed since. */
    public boolean isBusy() {
        return busy;
    }

    /** A chat has changed on this server. */
    public void stir() {
        busy = true;
    }

    /** Whether this portal has chats at all. */
    public boolean isInService() {
        return starting.isInService();
    }

    /** Agents who are available for chats or calls. */
    public List<PersonId> available() {
        return availability.available();
    }

    /** From now on people can answer on this server. */
    public void serverStarted() {
        started = clock.instant();
    }

    /** Asks agents for the chats whose turn it is; returns how many were asked. */
    public long ring() {
        long rung = 0;
        while (rung < RINGS_AT_ONCE && ringing.ringNext()) {
            rung++;
        }
        return rung;
    }

    /** Does what is due with all chats, and asks agents; returns how much was done. */
    public long run() {
        Instant start = started;
        if (start == null) {
            return 0;
        }
        long done = 0;
        List<Chat> open = watching.open();
        busy = !open.isEmpty();
        for (Chat chat : open) {
            if (chat.ring() != null && ringing.pass(chat.id(), start)) {
                done++;
            } else if (watching.attend(chat, start)) {
                done++;
            }
        }
        return busy ? done + ring() : done;
    }

    /** Makes up for what another server left undone; returns how much there was. */
    public long catchUp() {
        chats.deleteUnsent(clock.instant().minus(UNSENT_KEPT));
        watching.ofResolvedCases(CHATS_AT_ONCE).forEach(watching::resolve);
        return watching.withoutTranscript(CHATS_AT_ONCE).stream()
                .filter(watching::transcribe)
                .count();
    }

    /** The last sign-in of an agent has ended: no ring any more, and the chats go on with others. */
    public void signedOut(PersonId agent) {
        availability.signedOut(agent);
        chats.openOf(agent).stream()
                .filter(chat -> chat.isWith(agent))
                .map(Chat::id)
                .forEach(watching::lose);
    }
}
