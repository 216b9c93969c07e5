package org.caseport.web.application.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.call.CallList;
import org.caseport.domain.call.CallTry;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.Visibility;
import org.jspecify.annotations.Nullable;

/** Shows calls: to customers the one of a case that they see, to agents all of them. */
@ApplicationScoped
@Transactional
public class ReadingCalls {

    @Inject
    Cases cases;

    @Inject
    Callbacks callbacks;

    @Inject
    CallList list;

    @Inject
    Clock clock;

    /** The last call of a case, done or not; empty where the member sees no such case or it has no call. */
    public Optional<YourCall> of(Member member, CaseId id) {
        // Most cases have no call, and then it makes no difference whether the member sees the case.
        return last(callbacks.of(id))
                .filter(call -> cases.exists(Visibility.of(member), id))
                .map(call -> new YourCall(call, callbacks.triesOf(call.id()), member.may(Grant.REPLY)));
    }

    private static Optional<Callback> last(List<Callback> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** All calls of a case, oldest first, with their tries. */
    public List<Callbacks.Recorded> ofCase(Agent agent, CaseId id) {
        return callbacks.recordedOf(id);
    }

    /** The call with this id, with its tries; for its form. */
    public Optional<Callbacks.Recorded> find(Agent agent, CallbackId id) {
        return callbacks.find(id).map(call -> new Callbacks.Recorded(call, callbacks.triesOf(id)));
    }

    /** A page of the agents' list. */
    public List<CallList.Line> page(Agent agent, CallList.View view, CallList.@Nullable Place after, int most) {
        return list.page(agent, view, after, clock.instant(), most);
    }

    /** Figures about the calls that are not done. */
    public Callbacks.Counts counts() {
        return callbacks.counts(clock.instant());
    }

    /**
     * A call as its customer sees it.
     *
     * @param mayChange whether this member may change or cancel it while nobody is calling
     */
    public record YourCall(Callback call, List<CallTry> tries, boolean mayChange) {

        public YourCall {
            tries = List.copyOf(tries);
        }

        /** Whether number, time and need can be changed now. */
        public boolean isChangeable() {
            return mayChange && (call.state() == Callback.State.PLANNED || call.state() == Callback.State.ASKED);
        }

        /** Whether an agent is calling just now. */
        public boolean isBeingCalled() {
            return call.state() == Callback.State.CLAIMED;
        }

        public boolean isOverdue(Instant now) {
            return call.isOverdue(now);
        }
    }
}
