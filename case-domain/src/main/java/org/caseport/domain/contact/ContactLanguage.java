package org.caseport.domain.contact;

/** The language in which the customer wants to be answered: an ISO 639-1 code that the policy book lists. */
public record ContactLanguage(String code) {

    public static final ContactLanguage ENGLISH = new ContactLanguage("en");
    public static final ContactLanguage JAPANESE = new ContactLanguage("ja");

    public ContactLanguage {
        if (!code.matches("[a-z]{2}")) {
            throw new IllegalArgumentException("a language is two lower case letters, not " + code);
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
