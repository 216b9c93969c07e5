package org.caseport.web.application.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.caseport.domain.version.VersionKind;
import org.caseport.domain.version.Versions;
import org.caseport.policy.book.PolicyBook;
import org.caseport.policy.book.PolicyBooks;

/**
 * The policy books by which this server answers: those of the product and those that administrators have activated.
 * A timer reads every second what was activated, and each submission reads it in its own transaction. As no book comes
 * into force sooner than {@link org.caseport.domain.version.Version#NOTICE} after it was activated, and none is
 * cancelled later than that before its instant, all servers use the same book at each instant.
 */
@ApplicationScoped
public class BooksInForce {

    private static final Read SHIPPED = new Read(0, List.of(), PolicyBooks.shipped());

    @Inject
    Versions versions;

    private final AtomicLong reads = new AtomicLong();
    private final Map<String, PolicyBook> byText = new HashMap<>();
    private volatile Read current = SHIPPED;

    /** The books as they were last read, without asking the database. */
    public PolicyBooks books() {
        return current.books();
    }

    /** Reads in the transaction of the caller what is activated: one small statement while nothing is new. */
    @Transactional
    public void read() {
        long number = reads.incrementAndGet();
        List<Versions.Activation> activated = versions.activations(VersionKind.POLICY);
        if (!activated.equals(current.activated())) {
            take(number, activated);
        }
    }

    private synchronized void take(long number, List<Versions.Activation> activated) {
        if (number < current.number()) {
            return;
        }
        PolicyBooks books = SHIPPED.books();
        for (Versions.Activation each : activated) {
            PolicyBook book = byText.computeIfAbsent(
                    each.code() + " " + each.sha256(), any -> BookText.read(each.code(), versions.textOf(each.id())));
            books = books.and(book, each.effectiveAt());
        }
        current = new Read(number, activated, books);
    }

    /** What one look at the database has found. */
    private record Read(long number, List<Versions.Activation> activated, PolicyBooks books) {}
}
