package org.caseport.domain.contact;

/** A way in which the customer can be contacted. */
public enum ContactMethod {
    WEB("web"),
    CHAT("chat"),
    PHONE("phone");

    private final String code;

    ContactMethod(String code) {
        this.code = code;
    }

    /** Its code in policy books and drafts. */
    public String code() {
        return code;
    }
}
