package org.caseport.web.pages.workspace.call;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.caseport.domain.call.Callback;
import org.caseport.web.application.call.ClaimingCalls;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.workspace.CurrentAgent;
import org.jspecify.annotations.Nullable;

/** The call that the agent has claimed, to which every page of the workspace leads back. */
@Named
@RequestScoped
public class ClaimedCall {

    @Inject
    ClaimingCalls claiming;

    @Inject
    CurrentAgent currentAgent;

    @Inject
    Labels labels;

    private boolean asked;
    private @Nullable Callback claimed;

    Optional<Callback> call() {
        if (!asked) {
            claimed = currentAgent.ifAny().flatMap(claiming::claimOf).orElse(null);
            asked = true;
        }
        return Optional.ofNullable(claimed);
    }

    public boolean isAny() {
        return call().isPresent();
    }

    /** {@code You are calling +49 30 123456 since 10:02.} */
    public String sentence() {
        return call().map(ClaimedCall::claim)
                .map(claim -> labels.format(
                        "calls.youAreCalling",
                        new DialledNumber(call().orElseThrow().number()).text(),
                        labels.ofDay(claim.since())))
                .orElse("");
    }

    private static Callback.@Nullable Claim claim(Callback callback) {
        return callback.claim();
    }

    /** The address of the call's form. */
    public String address() {
        return call().map(call -> CallFormPage.address(call.id())).orElse("");
    }
}
