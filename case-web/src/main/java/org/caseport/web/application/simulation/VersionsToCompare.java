package org.caseport.web.application.simulation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.version.Version;
import org.caseport.domain.version.VersionId;
import org.caseport.domain.version.VersionKind;
import org.caseport.domain.version.VersionText;
import org.caseport.domain.version.Versions;
import org.caseport.policy.book.PolicyBook;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.data.BadDataException;
import org.caseport.web.application.version.BookText;
import org.caseport.web.application.version.BooksInForce;
import org.jspecify.annotations.Nullable;

/** Reads versions of the policy book from the store, by their ids, and those that the product ships with, by codes. */
@ApplicationScoped
@Transactional
class VersionsToCompare implements BooksToCompare {

    private static final PolicyBooks SHIPPED = PolicyBooks.shipped();

    @Inject
    Versions versions;

    @Inject
    BooksInForce books;

    /** The draft that was read last: a simulation asks for it with each of its parts. */
    private volatile @Nullable ComparedBook last;

    @Override
    public Optional<String> nameOf(String id) {
        return version(id).map(Version::code).or(() -> SHIPPED.book(id).map(PolicyBook::version));
    }

    private Optional<Version> version(String id) {
        return VersionId.of(id).filter(one -> one.kind() == VersionKind.POLICY).flatMap(versions::find);
    }

    @Override
    public Optional<ComparedBook> draft(String id) {
        Optional<Version> found = version(id);
        return found.isPresent() ? read(found.get()) : SHIPPED.book(id).map(VersionsToCompare::shipped);
    }

    private Optional<ComparedBook> read(Version version) {
        ComparedBook known = last;
        if (known != null
                && known.name().equals(version.code())
                && known.sha256().equals(version.sha256())) {
            return Optional.of(known);
        }
        try {
            PolicyBook book = BookText.read(version.code(), versions.textOf(version.id()));
            ComparedBook read = new ComparedBook(version.code(), version.sha256(), book);
            last = read;
            return Optional.of(read);
        } catch (BadDataException e) {
            // Its own page says where and why.
            return Optional.empty();
        }
    }

    @Override
    public ComparedBook inForce(Instant at) {
        PolicyBook book = books.books().inForce(at);
        return versions.find(VersionKind.POLICY, book.version())
                .map(version -> new ComparedBook(version.code(), version.sha256(), book))
                .orElseGet(() -> shipped(book));
    }

    private static ComparedBook shipped(PolicyBook book) {
        return new ComparedBook(book.version(), VersionText.sha256(PolicyBooks.shippedText(book.version())), book);
    }
}
