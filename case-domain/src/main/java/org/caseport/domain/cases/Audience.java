package org.caseport.domain.cases;

import java.util.Set;
import org.caseport.domain.account.PersonId;

/**
 * Who of an account sees one of its cases, besides the requester.
 *
 * @param confidential whether only requester and named members do; else also everybody who sees all cases of the
 * account
 * @param named members who see it in any case, and are mailed about it
 */
public record Audience(boolean confidential, Set<PersonId> named) {

    /** How many members a case names at most. */
    public static final int MOST = 100;

    /** Whoever sees all cases of the account, and nobody by name. */
    public static final Audience USUAL = new Audience(false, Set.of());

    public Audience {
        named = Set.copyOf(named);
        if (named.size() > MOST) {
            throw new IllegalArgumentException("a case names at most " + MOST + " members, not " + named.size());
        }
    }
}
