package org.caseport.web.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.simulation.Simulation;
import org.caseport.domain.simulation.SubmittedCases;

/** Reads the cases in memory; keys and accounts with drafts are as a test says. */
public final class CasesAsSubmitted implements SubmittedCases {

    public final List<Key> keys = new ArrayList<>();
    public final List<AccountId> withDraftsOrKeys = new ArrayList<>();

    private final InMemoryCases cases;

    public CasesAsSubmitted(InMemoryCases cases) {
        this.cases = cases;
    }

    private Stream<SupportCase> all() {
        return cases.byId.values().stream()
                .sorted(Comparator.comparing(SupportCase::openedAt)
                        .thenComparing(found -> found.id().value()));
    }

    @Override
    public long count(Simulation.Scope scope) {
        return all().filter(
                        found -> scope.accounts().isEmpty() || scope.accounts().contains(found.account()))
                .filter(found -> !found.openedAt().isBefore(scope.from())
                        && found.openedAt().isBefore(scope.until()))
                .count();
    }

    @Override
    public Optional<AccountId> accountAfter(AccountId account) {
        return all().map(SupportCase::account)
                .filter(id -> account == null || id.digits().compareTo(account.digits()) > 0)
                .min(Comparator.comparing(AccountId::digits));
    }

    @Override
    public List<Submitted> cases(AccountId account, Instant from, Instant until, CaseId after, int most) {
        return all().filter(found -> found.account().equals(account))
                .filter(found ->
                        !found.openedAt().isBefore(from) && found.openedAt().isBefore(until))
                .filter(found -> after == null
                        || found.openedAt().isAfter(from)
                        || found.id().value().compareTo(after.value()) > 0)
                .limit(most)
                .map(CasesAsSubmitted::submitted)
                .toList();
    }

    private static Submitted submitted(SupportCase found) {
        CaseRequest request = found.request();
        return new Submitted(
                found.id(),
                found.displayId(),
                request.plan(),
                request.type(),
                request.service(),
                request.category(),
                request.severity(),
                request.language(),
                request.method(),
                request.callback(),
                request.contacts(),
                request.details().limits(),
                found.openedAt());
    }

    @Override
    public List<Instant> opened(AccountId account, Instant from, Instant until) {
        return all().filter(found -> found.account().equals(account))
                .map(SupportCase::openedAt)
                .filter(at -> !at.isBefore(from) && at.isBefore(until))
                .toList();
    }

    @Override
    public List<AccountId> withDraftsOrKeys(AccountId after, int most) {
        return withDraftsOrKeys.stream()
                .filter(id -> after == null || id.digits().compareTo(after.digits()) > 0)
                .limit(most)
                .toList();
    }

    @Override
    public List<Key> keys(AccountId account, int most) {
        return keys;
    }
}
