package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.caseport.domain.cases.Queue;
import org.caseport.domain.notice.Channel;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.watch.ReadingSystem;
import org.caseport.web.watch.Rounds;
import org.jspecify.annotations.Nullable;

/** Backs {@code admin/system.xhtml}: versions, health, what waits, timers and migrations of this server. */
@Named
@RequestScoped
public class SystemPage {

    @Inject
    ReadingSystem reading;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    private ReadingSystem.@Nullable State state;

    public ReadingSystem.State state() {
        if (state == null) {
            state = reading.look(currentUser.administrator());
        }
        return state;
    }

    public List<Channel> channels() {
        return Arrays.asList(Channel.values());
    }

    public List<Queue.Turn> turns() {
        return Arrays.asList(Queue.Turn.values());
    }

    /** A length of time in words; a dash where nothing waits. */
    public String lag() {
        Duration lag = state().lag();
        return lag == null || lag.isZero() ? "—" : labels.format("adminSystem.seconds", lag.toSeconds());
    }

    /** The instant in words; a dash where there is none. */
    public String at(@Nullable Instant instant) {
        return instant == null ? "—" : labels.shortly(instant);
    }

    /** How the last round of a timer went. */
    public String outcome(Rounds.Round round) {
        if (round.began() == null) {
            return labels.format("adminSystem.timer.notYet");
        }
        return round.failure() == null
                ? labels.format("adminSystem.timer.took", round.took().toMillis())
                : labels.format("adminSystem.timer.failed", round.failure());
    }

    public String megabytes(long bytes) {
        return bytes < 0 ? "?" : labels.format("adminSystem.megabytes", bytes >> 20);
    }
}
