package org.caseport.web.pages.workspace.call;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.caseport.domain.call.CallOutcome;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.PhoneCall;
import org.caseport.domain.call.PhoneCall.State;
import org.caseport.web.application.call.CallFields;
import org.caseport.web.application.call.ChoosingPhones;
import org.caseport.web.application.call.PlacingPhoneCalls;
import org.caseport.web.application.live.LiveRevisions;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.workspace.CurrentAgent;
import org.jspecify.annotations.Nullable;

/** What the form of a call says about the telephone system: whether it can call, and how its call stands. */
@Named("phoneCall")
@RequestScoped
public class PhoneCallView {

    @Inject
    PlacingPhoneCalls placing;

    @Inject
    ChoosingPhones phones;

    @Inject
    CallFormPage form;

    @Inject
    CurrentAgent currentAgent;

    @Inject
    CurrentUser user;

    @Inject
    LiveRevisions live;

    @Inject
    Labels labels;

    @Inject
    Clock clock;

    private @Nullable Boolean phoneKnown;
    private boolean asked;
    private @Nullable PhoneCall placed;

    /** Whether a telephone system calls for the agent who has claimed the call. */
    public boolean isOffered() {
        return placing.isOffered() && form.isOwn();
    }

    /** Whether it is known where the agent's phone rings. */
    public boolean isPhoneKnown() {
        if (phoneKnown == null) {
            phoneKnown = !phones.of(user.person()).isEmpty();
        }
        return phoneKnown;
    }

    /** Whether the button is there: nothing was placed yet, or the customer's phone certainly did not ring. */
    public boolean isPlaceable() {
        return isOffered()
                && isPhoneKnown()
                && placed().map(call -> call.isPlaceableAgain(clock.instant())).orElse(true);
    }

    /** Whether there is something to hang up. */
    public boolean isLive() {
        return isOffered() && state().filter(State::isLive).isPresent();
    }

    /** The topic of live updates and its revision. */
    public String topic() {
        return isOffered() ? "phone:" + form.call().id() : "";
    }

    public String revision() {
        return isOffered() ? live.of(user.person(), topic()) : "";
    }

    /** How the call stands, in a sentence; empty while none was placed. */
    public String sentence() {
        return state().map(state -> sentence(placed().orElseThrow(), state)).orElse("");
    }

    private String sentence(PhoneCall call, State state) {
        String number = form.number().text();
        if (state == State.CONNECTED) {
            return labels.format("PhoneCall.CONNECTED", labels.ofDay(call.changedAt()));
        }
        if (state == State.UNKNOWN && call.answeredAt() != null) {
            return labels.format("PhoneCall.UNKNOWN.answered");
        }
        long minutes = call.length().map(PhoneCallView::minutes).orElse(0L);
        return labels.format("PhoneCall." + state.name(), number, minutes);
    }

    /** In whole minutes, begun ones too. */
    private static long minutes(Duration length) {
        return length.plusSeconds(59).toMinutes();
    }

    /** The code of the outcome that the telephone system proposes; empty for none. */
    public String proposal() {
        return state().flatMap(State::proposed).map(CallOutcome::code).orElse("");
    }

    /** Whether an outcome is chosen in the form: by the agent, else by what is proposed. */
    public boolean isChosen(CallOutcome outcome) {
        String typed = form.typed().get(CallFields.OUTCOME);
        return typed.isEmpty() ? proposal().equals(outcome.code()) : typed.equals(outcome.code());
    }

    private Optional<State> state() {
        return placed().map(call -> call.stateAt(clock.instant()));
    }

    private Optional<PhoneCall> placed() {
        if (!asked) {
            Callback callback = form.call();
            placed = isOffered() ? placing.of(currentAgent.agent(), callback).orElse(null) : null;
            asked = true;
        }
        return Optional.ofNullable(placed);
    }
}
