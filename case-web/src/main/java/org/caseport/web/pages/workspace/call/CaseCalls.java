package org.caseport.web.pages.workspace.call;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.Callbacks;
import org.caseport.web.application.call.ReadingCalls;
import org.caseport.web.pages.workspace.AgentCasePage;
import org.caseport.web.pages.workspace.CurrentAgent;
import org.jspecify.annotations.Nullable;

/** The calls of the case that agents have open. */
@Named
@RequestScoped
public class CaseCalls {

    @Inject
    ReadingCalls reading;

    @Inject
    AgentCasePage casePage;

    @Inject
    CurrentAgent currentAgent;

    private @Nullable List<Callbacks.Recorded> all;

    /** All calls of the case, newest first. */
    public List<Callbacks.Recorded> all() {
        if (all == null) {
            List<Callbacks.Recorded> found = new ArrayList<>(
                    reading.ofCase(currentAgent.agent(), casePage.shown().id()));
            Collections.reverse(found);
            all = found;
        }
        return all;
    }

    /** The call that is owed; null for none. */
    public @Nullable Callback open() {
        return all().stream()
                .map(Callbacks.Recorded::callback)
                .filter(Callback::isOpen)
                .findFirst()
                .orElse(null);
    }

    /** Whether an agent can claim the call that is owed. */
    public boolean isClaimable() {
        Callback open = open();
        return open != null && open.state() == Callback.State.PLANNED;
    }
}
