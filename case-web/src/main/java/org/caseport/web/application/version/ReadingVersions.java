package org.caseport.web.application.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.version.Servers;
import org.caseport.domain.version.Version;
import org.caseport.domain.version.VersionId;
import org.caseport.domain.version.VersionKind;
import org.caseport.domain.version.Versions;
import org.caseport.policy.book.PolicyBook;
import org.caseport.policy.book.PolicyBooks;
import org.jspecify.annotations.Nullable;

/** Reads versions of policy books, those of the product among them, for administrators. */
@ApplicationScoped
@Transactional
public class ReadingVersions {

    private static final PolicyBooks SHIPPED = PolicyBooks.shipped();

    @Inject
    Versions versions;

    @Inject
    BooksInForce inForce;

    @Inject
    VersionActs acts;

    @Inject
    ServerReports servers;

    @Inject
    Clock clock;

    /** All versions: drafts and what comes first, the shipped ones of the past last. */
    public List<VersionView> all(Administrator by) {
        Instant now = clock.instant();
        String current = acts.inForceAt(VersionKind.POLICY, now);
        List<VersionView> all = new ArrayList<>();
        versions.all(VersionKind.POLICY).forEach(version -> all.add(view(version, current, now, "")));
        SHIPPED.all().forEach(book -> all.add(shipped(book, current, now, "")));
        all.sort(Comparator.comparing((VersionView view) -> orderOf(view.state()))
                .thenComparing(
                        view -> Optional.ofNullable(view.effectiveAt()).orElse(Instant.MAX),
                        Comparator.reverseOrder()));
        return all;
    }

    private static int orderOf(VersionView.State state) {
        return switch (state) {
            case DRAFT, IN_REVIEW, APPROVED -> 0;
            case SCHEDULED -> 1;
            case IN_FORCE -> 2;
            case SUPERSEDED -> 3;
            case WITHDRAWN -> 4;
        };
    }

    /**
     * A version with its text.
     *
     * @param key the id of a version, or the code of one that the product ships with
     */
    public Optional<VersionView> find(Administrator by, String key) {
        Instant now = clock.instant();
        String current = acts.inForceAt(VersionKind.POLICY, now);
        Optional<VersionId> id = VersionId.of(key).filter(one -> one.kind() == VersionKind.POLICY);
        if (id.isPresent()) {
            return versions.find(id.get()).map(version -> view(version, current, now, versions.textOf(version.id())));
        }
        return SHIPPED.book(key).map(book -> shipped(book, current, now, PolicyBooks.shippedText(key)));
    }

    /** The key of the version with this code. */
    public String keyOf(String code) {
        return versions.find(VersionKind.POLICY, code)
                .map(version -> version.id().value())
                .orElse(code);
    }

    /** Whether the product ships with a book of this code. */
    boolean isShipped(String code) {
        return SHIPPED.book(code).isPresent();
    }

    String textOfCode(String code) {
        return versions.find(VersionKind.POLICY, code)
                .map(version -> versions.textOf(version.id()))
                .orElseGet(() -> PolicyBooks.shippedText(code));
    }

    /** Whether another version than its base is in force by now. */
    public boolean isOutOfDate(VersionView view) {
        Version version = view.version();
        return version != null
                && version.isEditable()
                && !version.base().equals(acts.inForceAt(VersionKind.POLICY, clock.instant()));
    }

    /** How many approvals a version needs now. */
    public int approvalsNeeded(Administrator by) {
        return acts.needed();
    }

    /** The servers that have reported themselves within a minute, those of the oldest release first. */
    public List<Servers.Server> servers(Administrator by) {
        return servers.running();
    }

    /** The servers of older releases, because of which nothing can be activated. */
    public List<Servers.Server> olderServers(Administrator by) {
        return servers.older();
    }

    private VersionView view(Version version, String current, Instant now, String text) {
        return new VersionView(
                version.id().value(),
                version.code(),
                stateOf(version, current, now),
                version.effectiveAt(),
                version,
                text);
    }

    private static VersionView.State stateOf(Version version, String current, Instant now) {
        return switch (version.stage()) {
            case DRAFT -> VersionView.State.DRAFT;
            case IN_REVIEW -> VersionView.State.IN_REVIEW;
            case APPROVED -> VersionView.State.APPROVED;
            case WITHDRAWN -> VersionView.State.WITHDRAWN;
            case SCHEDULED -> stateOf(version.code(), version.effectiveAt(), current, now);
        };
    }

    private static VersionView.State stateOf(String code, @Nullable Instant from, String current, Instant now) {
        if (from == null || now.isBefore(from)) {
            return VersionView.State.SCHEDULED;
        }
        return code.equals(current) ? VersionView.State.IN_FORCE : VersionView.State.SUPERSEDED;
    }

    private VersionView shipped(PolicyBook book, String current, Instant now, String text) {
        Instant from = book.earliest();
        return new VersionView(
                book.version(), book.version(), stateOf(book.version(), from, current, now), from, null, text);
    }
}
