package org.caseport.web.application.simulation;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.caseport.policy.book.PolicyBook;
import org.caseport.policy.book.PolicyBooks;

/** Reads the books that come with the product; a draft is one by its version. */
@ApplicationScoped
class ShippedBooksToCompare implements BooksToCompare {

    private final PolicyBooks books = PolicyBooks.shipped();

    @Override
    public Optional<ComparedBook> draft(String id) {
        return books.book(id).map(ShippedBooksToCompare::compared);
    }

    @Override
    public ComparedBook inForce(Instant at) {
        return compared(books.inForce(at));
    }

    private static ComparedBook compared(PolicyBook book) {
        return new ComparedBook(book.version(), sha256("/policy/" + book.version() + ".yaml"), book);
    }

    private static String sha256(String file) {
        try (InputStream text = PolicyBooks.class.getResourceAsStream(file)) {
            byte[] sum = MessageDigest.getInstance("SHA-256")
                    .digest(Objects.requireNonNull(text).readAllBytes());
            return HexFormat.of().formatHex(sum);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
