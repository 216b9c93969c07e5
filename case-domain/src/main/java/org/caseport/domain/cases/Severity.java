package org.caseport.domain.cases;

/** How badly the customer is hurting, declared mildest first. */
public enum Severity {
    /** General guidance. */
    LOW("low"),
    /** System impaired. */
    NORMAL("normal"),
    /** Production system impaired. */
    HIGH("high"),
    /** Production system down. */
    URGENT("urgent"),
    /** Business-critical system down. */
    CRITICAL("critical");

    private final String code;

    Severity(String code) {
        this.code = code;
    }

    /** The word for it in policy books, drafts and the API. */
    public String code() {
        return code;
    }

    /** Whether this severity jumps the queue ahead of {@code other}. */
    public boolean outranks(Severity other) {
        return compareTo(other) > 0;
    }
}
