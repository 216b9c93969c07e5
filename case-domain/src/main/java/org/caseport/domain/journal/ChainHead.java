package org.caseport.domain.journal;

import java.time.Instant;
import org.caseport.domain.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * The head of a journal chain: how many entries are sealed, and the hash of the last one.
 *
 * @param entries how many entries are sealed
 * @param hash the hash of the last one
 * @param mark a signature that only holders of the operator's key can make; null where there was no key
 * @param sealedAt null while nothing is sealed
 */
public record ChainHead(
        AccountId chain,
        long entries,
        String hash,
        @Nullable HeadSignature mark,
        @Nullable Instant sealedAt) {

    /** Takes the place of the hash before the first entry. */
    public static final String START = "0".repeat(64);

    /** The text that the signature signs. */
    public String markedText() {
        return "journal head\n" + chain + "\n" + entries + "\n" + hash;
    }

    /** The head's line in an export. */
    String line() {
        String of = "{\"head\":\"" + chain + "\",\"entries\":" + entries + ",\"hash\":\"" + hash + "\"";
        return mark == null
                ? of + ",\"key\":null,\"mark\":null}"
                : of + ",\"key\":\"" + mark.key() + "\",\"mark\":\"" + mark.mark() + "\"}";
    }
}
