package org.caseport.domain.cases;

import java.util.Set;
import org.caseport.domain.account.PersonId;

/**
 * The members of an account who see one of its cases, besides the requester.
 *
 * @param confidential whether only the requester and the named members see it; else also everybody who sees all cases
 *     of the account
 * @param named members who always see it, and get mail about it
 */
public record Audience(boolean confidential, Set<PersonId> named) {

    /** How many members a case names at most. */
    public static final int MOST = 100;

    /** The members who see all cases of the account, and nobody by name. */
    public static final Audience USUAL = new Audience(false, Set.of());

    public Audience {
        named = Set.copyOf(named);
        if (named.size() > MOST) {
            throw new IllegalArgumentException("a case names at most " + MOST + " members, not " + named.size());
        }
    }
}
