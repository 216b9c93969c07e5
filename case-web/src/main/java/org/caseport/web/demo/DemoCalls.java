package org.caseport.web.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Agent;
import org.caseport.domain.call.CallOutcome;
import org.caseport.domain.call.CallTry;
import org.caseport.domain.call.Callback;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEvent.CallStep;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.policy.call.CallPolicy;
import org.caseport.policy.call.PhonePlaces;
import org.caseport.web.application.NewIds;
import org.jspecify.annotations.Nullable;

/** Plans the call of a demo case whose customer chose the phone, and replays what agents did about it. */
final class DemoCalls {

    private final SupportCase supportCase;
    private final CallPolicy policy;
    private final Agent agent;
    private final List<CallTry> tries = new ArrayList<>();
    private final List<CaseEvent> events = new ArrayList<>();
    private Callback callback;

    private DemoCalls(SupportCase supportCase, CallPolicy policy, Agent agent, Callback planned) {
        this.supportCase = supportCase;
        this.policy = policy;
        this.agent = agent;
        this.callback = planned;
    }

    /** The call that is owed in this case; empty for one that is resolved or was answered without a call. */
    static Optional<DemoCalls> of(
            DemoCase demo, Account account, SupportCase supportCase, CallPolicy policy, Agent agent) {
        CallbackNumber number = supportCase.request().callback();
        boolean owed = supportCase.firstResponseAt() == null || !demo.calls().isEmpty();
        if (number == null || !supportCase.status().isOpen() || !owed) {
            return Optional.empty();
        }
        Instant asked = demo.openedAt();
        Callback planned = Callback.plan(
                NewIds.callback(),
                supportCase.id(),
                number,
                supportCase.requester(),
                supportCase.request().language(),
                PhonePlaces.of(number, account, asked),
                policy.terms(),
                policy.owed(supportCase.request().promise().due(), asked),
                asked);
        DemoCalls calls = new DemoCalls(supportCase, policy, agent, planned);
        calls.tell(
                null,
                CallStep.PLANNED,
                planned.callBy().at() + " " + planned.callBy().basis().code(),
                asked);
        demo.calls().forEach(calls::happens);
        return Optional.of(calls);
    }

    Callback callback() {
        return callback;
    }

    List<CallTry> tries() {
        return tries;
    }

    List<CaseEvent> events() {
        return events;
    }

    private void happens(DemoCall act) {
        int number = callback.nextTry();
        callback = callback.claim(agent, act.at()).result().orElseThrow();
        tell(agent, CallStep.CLAIMED, Integer.toString(number), act.at());
        act.outcome().ifPresent(outcome -> missed(outcome, number, act.at()));
    }

    private void missed(CallOutcome outcome, int number, Instant at) {
        tries.add(new CallTry(
                callback.id(),
                UUID.nameUUIDFromBytes((callback.id() + " " + number).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                number,
                outcome,
                agent.id(),
                agent.name(),
                callback.callBy().at(),
                at,
                at,
                ""));
        callback = callback.missed(
                        agent.id(),
                        policy.nextTry(
                                number,
                                callback.callBy(),
                                callback.place(),
                                supportCase.request().severity(),
                                at),
                        at)
                .result()
                .orElseThrow();
        tell(
                agent,
                CallStep.TRIED,
                outcome.code() + " " + number + " " + callback.callBy().earliest() + " "
                        + callback.callBy().at(),
                at);
    }

    private void tell(@Nullable Agent by, CallStep step, String detail, Instant at) {
        events.add(new CaseEvent.CallChanged(
                supportCase.id(),
                by == null ? supportCase.requester() : by.id(),
                callback.id().value(),
                step,
                detail,
                at));
    }
}
