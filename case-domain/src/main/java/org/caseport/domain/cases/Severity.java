package org.caseport.domain.cases;

/** Grades how badly the customer is affected; declared mildest first. */
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

    /** Its code in policy books, drafts and the API. */
    public String code() {
        return code;
    }

    /** Whether this severity is more severe than {@code other}. */
    public boolean outranks(Severity other) {
        return compareTo(other) > 0;
    }
}
