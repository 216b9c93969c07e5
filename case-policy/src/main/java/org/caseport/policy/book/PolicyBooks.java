package org.caseport.policy.book;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds all policy books, past, present and future. */
public final class PolicyBooks {

    private static final String FOLDER = "/policy/";

    private final List<PolicyBook> newestFirst;

    private PolicyBooks(List<PolicyBook> books) {
        newestFirst = books.stream()
                .sorted(Comparator.comparing(PolicyBook::effective).reversed())
                .toList();
        Set<Object> seen = new HashSet<>();
        for (PolicyBook book : newestFirst) {
            if (!seen.add(book.version()) || !seen.add(book.effective())) {
                throw new IllegalArgumentException(
                        "two policy books share version " + book.version() + " or date " + book.effective());
            }
        }
    }

    public static PolicyBooks of(List<PolicyBook> books) {
        return new PolicyBooks(books);
    }

    /**
     * A book that is read like the product's own.
     *
     * @param file its name, which is the book's version and {@code .yaml}
     * @throws org.caseport.policy.data.BadDataException when it can't be read
     */
    public static PolicyBook read(String file, InputStream bytes) {
        return PolicyBookReader.read(file, bytes);
    }

    /**
     * The books that come with the product: the files that {@code policy/books.txt} lists.
     *
     * @throws org.caseport.policy.data.BadDataException when one can't be read
     */
    public static PolicyBooks shipped() {
        try (InputStream list = resource("books.txt")) {
            List<PolicyBook> books = new ArrayList<>();
            for (String line : new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    try (InputStream book = resource(line.strip())) {
                        books.add(PolicyBookReader.read(line.strip(), book));
                    }
                }
            }
            return of(books);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the policy books", e);
        }
    }

    /**
     * The book in force at this instant.
     *
     * @throws IllegalArgumentException before the first book
     */
    public PolicyBook inForce(Instant at) {
        return newestFirst.stream()
                .filter(book -> !at.isBefore(
                        book.effective().atStartOfDay(ZoneOffset.UTC).toInstant()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no policy book is in force at " + at));
    }

    public Optional<PolicyBook> book(String version) {
        return newestFirst.stream()
                .filter(book -> book.version().equals(version))
                .findFirst();
    }

    /** All books, newest first. */
    public List<PolicyBook> all() {
        return newestFirst;
    }

    private static InputStream resource(String file) {
        InputStream bytes = PolicyBooks.class.getResourceAsStream(FOLDER + file);
        if (bytes == null) {
            throw new IllegalStateException("there is no " + FOLDER + file + " in the product");
        }
        return bytes;
    }
}
