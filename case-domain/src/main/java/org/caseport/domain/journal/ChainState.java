package org.caseport.domain.journal;

import java.time.Instant;
import org.caseport.domain.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a chain.
 *
 * @param checked null while nobody ever verified it
 */
public record ChainState(
        ChainHead head, long waiting, @Nullable Check checked) {

    /**
     * What came of verifying a chain.
     *
     * @param entries how many entries were found right before anything else was
     * @param flaw null when the chain is whole
     */
    public record Check(
            AccountId chain, long entries, @Nullable Flaw flaw, Instant at) {}
}
