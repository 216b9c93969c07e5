package org.caseport.policy.book;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseport.policy.data.BadDataException;

/** Holds all policy books, past, present and future. */
public final class PolicyBooks {

    private static final String FOLDER = "/policy/";

    private final List<Dated> newestFirst;

    private PolicyBooks(List<Dated> books) {
        newestFirst = books.stream()
                .sorted(Comparator.comparing(Dated::from).reversed())
                .toList();
        Set<Object> seen = new HashSet<>();
        for (Dated dated : newestFirst) {
            if (!seen.add(dated.book().version()) || !seen.add(dated.from())) {
                throw new IllegalArgumentException(
                        "two policy books share version " + dated.book().version() + " or instant " + dated.from());
            }
        }
    }

    /** These books, each in force from midnight UTC of its date on. */
    public static PolicyBooks of(List<PolicyBook> books) {
        return new PolicyBooks(
                books.stream().map(book -> new Dated(book, book.earliest())).toList());
    }

    /** These books and this one, which is in force from this instant on, whatever its own date is. */
    public PolicyBooks and(PolicyBook book, Instant from) {
        List<Dated> books = new ArrayList<>(newestFirst);
        books.add(new Dated(book, from));
        return new PolicyBooks(books);
    }

    /**
     * A book that is read like the product's own.
     *
     * @param file its name, which is the book's version and {@code .yaml}
     * @throws BadDataException when it can't be read
     */
    public static PolicyBook read(String file, InputStream bytes) {
        return PolicyBookReader.read(file, bytes);
    }

    /**
     * Everything that is wrong with the text of a book, in the order of its lines; empty for a text that can be read.
     *
     * @param file its name, which is the book's version and {@code .yaml}
     */
    public static List<BadDataException> problems(String file, String text) {
        return PolicyBookReader.problems(file, text);
    }

    /**
     * The text of a book that comes with the product.
     *
     * @throws IllegalStateException when there is none of this version
     */
    public static String shippedText(String version) {
        try (InputStream book = resource(version + ".yaml")) {
            return new String(book.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the policy book " + version, e);
        }
    }

    /**
     * The books that come with the product: the files that {@code policy/books.txt} lists.
     *
     * @throws BadDataException when one can't be read
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
                .filter(dated -> !at.isBefore(dated.from()))
                .findFirst()
                .map(Dated::book)
                .orElseThrow(() -> new IllegalArgumentException("no policy book is in force at " + at));
    }

    public Optional<PolicyBook> book(String version) {
        return newestFirst.stream()
                .map(Dated::book)
                .filter(book -> book.version().equals(version))
                .findFirst();
    }

    /** From when on the book of this version is in force; empty if there is none. */
    public Optional<Instant> effectiveAt(String version) {
        return newestFirst.stream()
                .filter(dated -> dated.book().version().equals(version))
                .map(Dated::from)
                .findFirst();
    }

    /** All books, newest first. */
    public List<PolicyBook> all() {
        return newestFirst.stream().map(Dated::book).toList();
    }

    private static InputStream resource(String file) {
        InputStream bytes = PolicyBooks.class.getResourceAsStream(FOLDER + file);
        if (bytes == null) {
            throw new IllegalStateException("there is no " + FOLDER + file + " in the product");
        }
        return bytes;
    }

    private record Dated(PolicyBook book, Instant from) {}
}
