package org.caseport.policy.book;

import java.time.LocalDate;

/** A policy book with the rules of another one. */
public final class CopiedBook {

    private CopiedBook() {}

    /** The same rules under this version, in force from this day on. */
    public static PolicyBook of(PolicyBook book, String version, LocalDate effective) {
        return new PolicyBook(
                version,
                effective,
                book.limits(),
                book.caseTypes(),
                book.firstResponse(),
                book.silence(),
                book.afterResolution(),
                book.draftsKept(),
                book.term(),
                book.phone(),
                book.chat(),
                book.languages(),
                book.plans());
    }
}
