package org.caseport.domain.contact;

/** How the customer wants to be answered. */
public enum ContactMethod {
    WEB("web"),
    CHAT("chat"),
    PHONE("phone");

    private final String code;

    ContactMethod(String code) {
        this.code = code;
    }

    /** The word for it in policy books and drafts. */
    public String code() {
        return code;
    }
}
