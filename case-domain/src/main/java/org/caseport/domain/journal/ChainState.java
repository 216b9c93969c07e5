package org.caseport.domain.journal;

import java.time.Instant;
import org.caseport.domain.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * The state of a journal chain: its head, how many entries wait, and its last verification.
 *
 * @param checked null while nobody ever verified it
 */
public record ChainState(
        ChainHead head, long waiting, @Nullable Check checked) {

    /**
     * The result of verifying a chain.
     *
     * @param entries how many entries were found to be right
     * @param flaw null when the chain is whole
     */
    public record Check(
            AccountId chain, long entries, @Nullable Flaw flaw, Instant at) {}
}
