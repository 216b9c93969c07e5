package org.caseport.web.pages.customer.conversation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.call.CallOutcome;
import org.caseport.domain.call.CallTry;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.Callback.State;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.web.application.call.ReadingCalls;
import org.caseport.web.pages.CallByExplanations;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;

/** Backs the part of a case page about the call that support owes: when it comes, or what came of it. */
@Named
@RequestScoped
public class YourCall {

    /** Why a change was refused, as the address of the page says it. */
    private static final Set<String> REFUSED = Set.of("being_called", "done", "not_granted");

    @Inject
    ReadingCalls readingCalls;

    @Inject
    CasePage page;

    @Inject
    CallByExplanations explanations;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    @Inject
    Clock clock;

    private boolean asked;
    private Optional<ReadingCalls.YourCall> found = Optional.empty();

    private Optional<ReadingCalls.YourCall> found() {
        if (!asked) {
            asked = true;
            found = page.isFound() ? readingCalls.of(user.member(), page.shown().id()) : Optional.empty();
        }
        return found;
    }

    /** Whether the case has a call, done or not. */
    public boolean isKnown() {
        return found().isPresent();
    }

    private ReadingCalls.YourCall shown() {
        return found().orElseThrow(() -> new IllegalStateException("the case has no call"));
    }

    private Callback call() {
        return shown().call();
    }

    /** {@code planned}, {@code claimed}, {@code asked} or {@code done}. */
    public String state() {
        return found().map(one -> one.call().state().code()).orElse("");
    }

    /** Whether support still owes the call. */
    public boolean isOwed() {
        return state().equals(State.PLANNED.code());
    }

    /** Whether an agent is calling. */
    public boolean isBeingCalled() {
        return found().filter(ReadingCalls.YourCall::isBeingCalled).isPresent();
    }

    /** Whether the customer is asked for another number. */
    public boolean isNumberAsked() {
        return state().equals(State.ASKED.code());
    }

    /** Whether number, time and need can be changed, by this reader or by somebody else of the account. */
    public boolean isOpenToChanges() {
        return isOwed() || isNumberAsked();
    }

    public boolean isChangeable() {
        return found().filter(ReadingCalls.YourCall::isChangeable).isPresent();
    }

    /** By when support calls; to be asked while the call is owed. */
    public CallBy by() {
        return call().callBy();
    }

    /** What the customer can expect, or what came of the call, in a sentence. */
    public String sentence() {
        return switch (call().state()) {
            case PLANNED ->
                isOverdue()
                        ? format("yourCall.overdue", "yourCall.overdue.extension")
                        : format("yourCall.planned", "yourCall.planned.extension");
            case CLAIMED -> labels.format("yourCall.claimed");
            case ASKED -> labels.format("yourCall.asked", readOut());
            case DONE -> done();
        };
    }

    /** The extension is a phrase within the sentence, so that it reads on after it. */
    private String format(String plain, String withExtension) {
        String extension = call().number().extension();
        return labels.format(
                extension == null ? plain : withExtension,
                call().number().international(),
                labels.shortlyWithZone(by().at()),
                call().nextTry(),
                call().terms().tries(),
                extension == null ? "" : extension);
    }

    private String done() {
        Callback.Ending ending = call().ending();
        String when = labels.shortlyWithZone(call().changedAt());
        return ending == null ? "" : labels.format("yourCall.done." + ending.code(), readOut(), when, call().made());
    }

    /** The number that is called. */
    public CallbackNumber number() {
        return call().number();
    }

    private String readOut() {
        return explanations.number(number());
    }

    /** Whether the call should have been made by now. */
    public boolean isOverdue() {
        return found().filter(one -> isOwed() && one.isOverdue(clock.instant())).isPresent();
    }

    /** Before when the call is not made; empty where it may come at any moment. */
    public String earliest() {
        return isOwed() && clock.instant().isBefore(by().earliest())
                ? labels.format("yourCall.earliest", labels.shortlyWithZone(by().earliest()))
                : "";
    }

    /** That a first response in writing is owed before the call; empty if none is. */
    public String inWriting() {
        return isOwed() && page.shown().firstResponseAt() == null ? explanations.inWriting(by()) : "";
    }

    /** What came of the calls before, oldest first; those that did not reach anybody count as tries. */
    public List<CallTry> tries() {
        return found().map(one -> one.tries().stream()
                        .filter(made -> made.outcome() != CallOutcome.LATE)
                        .toList())
                .orElse(List.of());
    }

    /** What came of a call: {@code No answer}. */
    public String outcome(CallTry made) {
        return labels.format("yourCall.try." + made.outcome().code());
    }

    /** Why a change was refused, or what was just done; empty for nothing. */
    public String problem() {
        return REFUSED.contains(answer()) ? labels.format("yourCall.problem." + answer()) : "";
    }

    /** That a change was just saved; empty for nothing. What was cancelled says so itself. */
    public String changed() {
        return answer().equals("changed") ? labels.format("yourCall.changed") : "";
    }

    private static String answer() {
        return FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .getOrDefault("call", "")
                .toLowerCase(Locale.ROOT);
    }
}
