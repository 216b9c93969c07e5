package org.caseport.domain.account;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A usual combination of permissions of a member. Only the permissions are stored; a member whose permissions are no
 * usual combination has no role. {@link Grant#CHANGE_PLAN} belongs to no role and stays as it is.
 */
public enum MemberRole {
    /** Sees all cases of the account, and changes nothing. */
    READER,
    /** Does what members usually do. */
    CONTRIBUTOR,
    /** Does that, and decides what others may do. */
    ADMINISTRATOR;

    /** The role of a member with these permissions; empty when they are no usual combination. */
    public static Optional<MemberRole> of(Set<Grant> grants) {
        return Arrays.stream(values())
                .filter(role -> role.appliedTo(grants).equals(grants))
                .findFirst();
    }

    /** The permissions of a member who has these and gets this role. */
    public Set<Grant> appliedTo(Set<Grant> before) {
        Set<Grant> after =
                switch (this) {
                    case READER -> EnumSet.of(Grant.SEE_ALL);
                    case CONTRIBUTOR -> EnumSet.copyOf(Grant.USUAL);
                    case ADMINISTRATOR -> EnumSet.complementOf(EnumSet.of(Grant.CHANGE_PLAN));
                };
        if (before.contains(Grant.CHANGE_PLAN)) {
            after.add(Grant.CHANGE_PLAN);
        }
        return after;
    }
}
