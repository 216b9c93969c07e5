package org.caseport.web.security.admission;

import java.util.Arrays;
import java.util.Optional;

/** The reason why a person of a directory may not sign in. */
public enum SignInDenialReason {
    /** No sign-in rule matches. */
    NO_RULE("no-rule"),
    /** An administrator of the portal has deactivated the person, which nobody is told who signs in. */
    DEACTIVATED("deactivated"),
    /** The directory has disabled the person. */
    DISABLED("disabled"),
    /** The directory has no e-mail address for the person, and we need one. */
    NO_EMAIL("no-email"),
    /** Somebody else here has the same address. */
    EMAIL_TAKEN("email-taken"),
    /** The account that a rule or claim names does not exist. */
    NO_ACCOUNT("no-account"),
    /** The answer came too late, twice, or belongs to no sign-in that was begun here. */
    EXPIRED("expired"),
    /** The provider refused, or its answer is not valid. */
    NOT_VOUCHED("not-vouched"),
    /** The directory can't be reached. */
    AWAY("away");

    private final String code;

    SignInDenialReason(String code) {
        this.code = code;
    }

    /** The code in addresses and in the journal. */
    public String code() {
        return code;
    }

    public static Optional<SignInDenialReason> of(String code) {
        return Arrays.stream(values()).filter(why -> why.code.equals(code)).findFirst();
    }
}
