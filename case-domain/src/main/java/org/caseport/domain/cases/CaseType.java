package org.caseport.domain.cases;

/** What sort of help a case asks for. */
public enum CaseType {
    ACCOUNT_AND_BILLING("account-and-billing"),
    TECHNICAL("technical"),
    SERVICE_LIMIT_INCREASE("service-limit-increase");

    private final String code;

    CaseType(String code) {
        this.code = code;
    }

    /** The word for it in policy books, catalogs and drafts. */
    public String code() {
        return code;
    }
}
