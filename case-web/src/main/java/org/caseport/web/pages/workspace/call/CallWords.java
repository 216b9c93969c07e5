package org.caseport.web.pages.workspace.call;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import org.caseport.domain.call.CallTry;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.Callback.Claim;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.workspace.DueTimeFormatter;

/** Says how a call stands, with the same words on all pages of agents. */
@Named
@RequestScoped
public class CallWords {

    @Inject
    Labels labels;

    @Inject
    DueTimeFormatter due;

    @Inject
    Clock clock;

    /** {@code Kenji is calling since 10:02}; empty for a call that nobody has claimed. */
    public String calling(Callback callback) {
        Claim claim = callback.claim();
        return claim == null
                ? ""
                : labels.format("calls.calling", labels.person(claim.name()), labels.ofDay(claim.since()));
    }

    /** {@code 1 of 3}. */
    public String tries(Callback callback) {
        return labels.format("calls.tryOf", callback.nextTry(), callback.terms().tries());
    }

    /** How much time is left or has passed; for a call whose time has not come, from when on it can be made. */
    public String due(Callback callback) {
        return callback.isDueFrom(clock.instant())
                ? due.left(callback.callBy().at())
                : labels.format("calls.from", labels.shortly(callback.callBy().earliest()));
    }

    /** The state by which the countdown is coloured. */
    public String dueState(Callback callback) {
        return callback.isDueFrom(clock.instant())
                ? due.stateOf(atRisk(callback), callback.callBy().at())
                : "resting";
    }

    /** From when on the countdown warns: as long before as a call may take that waits for the phone to open. */
    public Instant atRisk(Callback callback) {
        return callback.callBy().at().minus(callback.terms().afterOpening());
    }

    /** Whether it is night at the place that is called. */
    public boolean isNight(Callback callback) {
        return callback.isNight(clock.instant());
    }

    /** How the call stands, in a sentence. */
    public String state(Callback callback) {
        Callback.Ending ending = callback.ending();
        if (ending != null) {
            return labels.of(ending);
        }
        return switch (callback.state()) {
            case CLAIMED -> calling(callback);
            case ASKED -> labels.format("calls.asked");
            case PLANNED, DONE ->
                labels.format(
                        callback.isDueFrom(clock.instant()) ? "calls.planned" : "calls.plannedFrom",
                        labels.instant(callback.callBy().at()),
                        labels.shortly(callback.callBy().earliest()));
        };
    }

    /** {@code Try 1: No answer}; a try that does not count has its outcome only. */
    public String of(CallTry made) {
        return made.number() == 0
                ? labels.of(made.outcome())
                : labels.format("calls.tryWas", made.number(), labels.of(made.outcome()));
    }
}
