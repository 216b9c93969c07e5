package org.caseport.web.application.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;

/** Locks a call and its case in the one order in which everybody does: the case first. */
@ApplicationScoped
@Transactional
public class HeldCalls {

    /** A call can move to another case between looking for its case and locking that. */
    private static final int MOVES = 3;

    @Inject
    Cases cases;

    @Inject
    Callbacks callbacks;

    /** The call with this id and its case, both locked until the transaction ends. */
    Optional<Held> hold(CallbackId id) {
        for (int moved = 0; moved < MOVES; moved++) {
            Optional<Callback> found = callbacks.find(id);
            Optional<SupportCase> held =
                    found.flatMap(callback -> cases.lock(Visibility.ofSupport(callback.account()), callback.caseId()));
            if (held.isEmpty()) {
                return Optional.empty();
            }
            Optional<Callback> locked = callbacks.lock(id);
            if (locked.filter(callback -> callback.caseId().equals(held.get().id()))
                    .isPresent()) {
                return Optional.of(new Held(held.get(), locked.get()));
            }
        }
        throw new IllegalStateException("call " + id + " moves from case to case");
    }

    /** A call and its case, both locked. */
    record Held(SupportCase supportCase, Callback callback) {}
}
