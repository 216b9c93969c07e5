package org.caseport.domain.erasure;

import java.time.Instant;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.contact.ContactLanguage;

/**
 * The erasure of a person from everything that is stored.
 *
 * @param email the address under which the person signed in and got copies
 * @param texts whether what the person wrote and attached is erased too
 * @param by the administrator who does it
 */
public record Erasure(PersonId person, String email, boolean texts, PersonId by, Instant at) {

    /** Replaces the person's name. Pages say it in the language of their reader. */
    public static final String NAME = "Erased person";

    /** Replaces an erased text, in the language in which the case is written. */
    public static String wordsIn(ContactLanguage language) {
        return language.code().equals("ja")
                ? "[この文章は、書いた人の情報とともに消去されました]"
                : "[This text was erased together with its author]";
    }

    @Override
    public String toString() {
        return "the erasure of " + person;
    }
}
