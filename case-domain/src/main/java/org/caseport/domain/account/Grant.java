package org.caseport.domain.account;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a member may do in the member's account. Whoever may {@link #ADMINISTER} it grants the others. */
public enum Grant {
    OPEN_CASES,
    REPLY,
    RESOLVE,
    REOPEN,
    /** Without it a member sees own cases only: those opened, and those in which the member is named. */
    SEE_ALL,
    MANAGE_KEYS,
    /** Decides what each member of the account may do. It opens no confidential case. */
    ADMINISTER;

    /** What a member may do unless somebody decided otherwise. */
    public static final Set<Grant> USUAL = Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(ADMINISTER)));

    /** The word for it in journals and forms, such as {@code open-cases}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Grant> named(String code) {
        return Arrays.stream(values())
                .filter(grant -> grant.code().equals(code))
                .findFirst();
    }
}
