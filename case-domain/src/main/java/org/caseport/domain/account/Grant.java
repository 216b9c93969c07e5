package org.caseport.domain.account;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A permission of a member in the member's account. A member with {@link #ADMINISTER} decides who has which. */
public enum Grant {
    OPEN_CASES,
    REPLY,
    RESOLVE,
    REOPEN,
    /** Without it a member sees own cases only: those the member opened, and those in which the member is named. */
    SEE_ALL,
    MANAGE_KEYS,
    /** Decides what each member of the account may do. It opens no confidential case. */
    ADMINISTER,
    /** Changes the plan of the account. */
    CHANGE_PLAN;

    /** The permissions of a member for whom nothing else was decided. */
    public static final Set<Grant> USUAL =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(ADMINISTER, CHANGE_PLAN)));

    /** Its code in journals and forms, such as {@code open-cases}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Grant> named(String code) {
        return Arrays.stream(values())
                .filter(grant -> grant.code().equals(code))
                .findFirst();
    }
}
