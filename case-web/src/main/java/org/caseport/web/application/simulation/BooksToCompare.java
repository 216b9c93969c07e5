package org.caseport.web.application.simulation;

import java.time.Instant;
import java.util.Optional;
import org.caseport.policy.book.PolicyBook;

/** Reads the policy books that a simulation compares. */
public interface BooksToCompare {

    /** The name of the draft with this id; empty when there is none. */
    Optional<String> nameOf(String id);

    /** The draft with this id, as it is now; empty when there is none, or when it can't be read as a book. */
    Optional<ComparedBook> draft(String id);

    /** The book that is in force at this instant. */
    ComparedBook inForce(Instant at);

    /**
     * A policy book.
     *
     * @param name its version for people
     * @param sha256 of its text, in hexadecimal
     */
    record ComparedBook(String name, String sha256, PolicyBook book) {}
}
