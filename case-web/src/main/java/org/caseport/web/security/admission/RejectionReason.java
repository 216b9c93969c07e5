package org.caseport.web.security.admission;

import java.util.Arrays;
import java.util.Optional;

/** Why somebody of a directory, or its answer, does not come in. */
public enum RejectionReason {
    /** No rule of the operator's fits. */
    NO_RULE("no-rule"),
    /** The directory has disabled the person. */
    DISABLED("disabled"),
    /** The directory knows no e-mail address, and we can't write to nobody. */
    NO_EMAIL("no-email"),
    /** Somebody else here has the same address. */
    EMAIL_TAKEN("email-taken"),
    /** The account that a rule or claim names does not exist. */
    NO_ACCOUNT("no-account"),
    /** The answer came too late, twice, or to a question that nobody here asked. */
    EXPIRED("expired"),
    /** The provider says no, or its answer does not hold. */
    NOT_VOUCHED("not-vouched"),
    /** The directory can't be reached. */
    AWAY("away");

    private final String code;

    RejectionReason(String code) {
        this.code = code;
    }

    /** As addresses and the journal have it. */
    public String code() {
        return code;
    }

    public static Optional<RejectionReason> of(String code) {
        return Arrays.stream(values()).filter(why -> why.code.equals(code)).findFirst();
    }
}
