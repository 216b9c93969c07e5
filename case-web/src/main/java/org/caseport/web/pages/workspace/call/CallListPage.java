package org.caseport.web.pages.workspace.call;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.call.CallList;
import org.caseport.domain.call.CallTry;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.call.Callbacks;
import org.caseport.web.application.call.CallRejection;
import org.caseport.web.application.call.ReadingCalls;
import org.caseport.web.application.live.LiveRevisions;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.workspace.CurrentAgent;
import org.jspecify.annotations.Nullable;

/** Backs the view <em>Calls</em> of {@code workspace.xhtml}. What it shows is in the address. */
@Named
@RequestScoped
public class CallListPage {

    private static final int PAGE = 50;

    @Inject
    ReadingCalls reading;

    @Inject
    CurrentAgent currentAgent;

    @Inject
    CurrentUser user;

    @Inject
    LiveRevisions live;

    @Inject
    CallWords words;

    @Inject
    Labels labels;

    @Inject
    Clock clock;

    private Map<String, String> asked = Map.of();
    private CallListParameters parameters = CallListParameters.of(Map.of());
    private @Nullable List<CallRow> found;
    private Callbacks.@Nullable Recorded named;

    @PostConstruct
    void read() {
        asked = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        parameters = CallListParameters.of(asked);
    }

    /** The revision of the list that the page shows, for live updates. */
    public String revision() {
        return live.of(user.person(), "calls");
    }

    public CallListParameters asked() {
        return parameters;
    }

    public List<CallList.View> views() {
        return List.of(CallList.View.values());
    }

    public List<CallRow> rows() {
        return found().stream().limit(PAGE).toList();
    }

    /** The calls of a page and one more, which tells whether there are further ones without counting them. */
    private List<CallRow> found() {
        if (found == null) {
            Instant now = clock.instant();
            found = reading.page(currentAgent.agent(), parameters.view(), parameters.after(), PAGE + 1).stream()
                    .map(line -> row(line, now))
                    .toList();
        }
        return found;
    }

    private CallRow row(CallList.Line line, Instant now) {
        Callback callback = line.callback();
        return new CallRow(
                line,
                words.dueState(callback),
                words.due(callback),
                words.atRisk(callback),
                words.tries(callback),
                new DialledNumber(callback.number()),
                CallPlaces.of(callback, line.accountZone(), now),
                callback.isNight(now),
                words.calling(callback),
                callback.isClaimedBy(currentAgent.agent().id()));
    }

    public boolean isFurther() {
        return found().size() > PAGE;
    }

    public String nextAddress() {
        return parameters.addressAfter(found().get(PAGE - 1).line().place());
    }

    // What was done or could not be done, as the address says.

    /** Why a call could not be claimed; empty if nothing was refused. */
    public String refused() {
        String code = asked.getOrDefault("refused", "");
        if (code.equals(CallResource.TAKEN)) {
            return named().map(call -> words.calling(call.callback()))
                    .filter(calling -> !calling.isEmpty())
                    .orElseGet(() -> labels.format("Why.TAKEN"));
        }
        return Arrays.stream(CallRejection.Why.values())
                .filter(why -> why.name().equals(code))
                .findFirst()
                .flatMap(why -> labels.find("Why." + why.name()))
                .orElse("");
    }

    /** The call about which the page asks whether to make it at night. */
    public Optional<Callback> atNight() {
        return asked.containsKey("night")
                ? named().map(Callbacks.Recorded::callback)
                        .filter(call -> call.state() == Callback.State.PLANNED && call.isNight(clock.instant()))
                : Optional.empty();
    }

    public boolean isAskingAtNight() {
        return atNight().isPresent();
    }

    /** What was just done, in words; empty for nothing. */
    public String done() {
        if (asked.containsKey("back")) {
            return labels.format("calls.givenBack");
        }
        return asked.containsKey("saved") ? named().map(this::saved).orElse("") : "";
    }

    private String saved(Callbacks.Recorded call) {
        Callback callback = call.callback();
        List<CallTry> tries = call.tries();
        if (tries.isEmpty()) {
            return "";
        }
        String outcome = labels.of(tries.get(tries.size() - 1).outcome());
        Callback.Ending ending = callback.ending();
        if (ending != null) {
            return labels.find("calls.saved." + ending.code(), outcome)
                    .orElseGet(() -> labels.format("calls.saved", outcome));
        }
        return switch (callback.state()) {
            case ASKED -> labels.format("calls.saved.asked", outcome);
            case PLANNED ->
                labels.format(
                        "calls.saved.next",
                        outcome,
                        labels.instant(callback.callBy().earliest()));
            case CLAIMED, DONE -> labels.format("calls.saved", outcome);
        };
    }

    /** The call that the address names. */
    private Optional<Callbacks.Recorded> named() {
        String id = asked.getOrDefault("call", "");
        if (named == null && CallbackId.isCallbackId(id)) {
            named = reading.find(currentAgent.agent(), new CallbackId(id)).orElse(null);
        }
        return Optional.ofNullable(named);
    }
}
