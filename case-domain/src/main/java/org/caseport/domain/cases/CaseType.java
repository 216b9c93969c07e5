package org.caseport.domain.cases;

import java.util.Optional;
import java.util.stream.Stream;

/** The kind of help that a case asks for. */
public enum CaseType {
    ACCOUNT_AND_BILLING("account-and-billing"),
    TECHNICAL("technical"),
    SERVICE_LIMIT_INCREASE("service-limit-increase");

    private final String code;

    CaseType(String code) {
        this.code = code;
    }

    /** Its code in policy books, catalogs and drafts. */
    public String code() {
        return code;
    }

    /** The type with this code; empty for any other text. */
    public static Optional<CaseType> of(String code) {
        return Stream.of(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
