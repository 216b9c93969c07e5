package org.caseport.domain.journal;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.caseport.domain.account.AccountId;

/** Verifies the chains in the database, a few thousand entries at a time, and stores the results. */
public final class ChainVerifier {

    static final int AT_ONCE = 2_000;

    private final JournalChains chains;
    private final HeadSigner marks;
    private final Supplier<Instant> clock;

    public ChainVerifier(JournalChains chains, HeadSigner marks, Supplier<Instant> clock) {
        this.chains = chains;
        this.marks = marks;
        this.clock = clock;
    }

    /** Verifies one chain. */
    public ChainState.Check one(AccountId chain) {
        return check(chain, new HashMap<>());
    }

    /** Verifies every chain, and whether one is missing; returns the first flaw of all. */
    public Optional<Flaw> all() {
        Map<String, Flaw> begun = new HashMap<>();
        ChainState.Check ofNone = check(JournalChains.OF_NO_ACCOUNT, begun);
        Optional<Flaw> first = Optional.ofNullable(ofNone.flaw());
        String last = JournalChains.OF_NO_ACCOUNT.digits();
        List<AccountId> some = chains.chainsAfter(last, AT_ONCE);
        while (!some.isEmpty()) {
            for (AccountId chain : some) {
                begun.remove(chain.digits());
                Optional<Flaw> found =
                        Optional.ofNullable(check(chain, new HashMap<>()).flaw());
                first = first.or(() -> found);
            }
            last = some.get(some.size() - 1).digits();
            some = chains.chainsAfter(last, AT_ONCE);
        }
        Optional<Flaw> gone = begun.values().stream().min(Comparator.comparing(Flaw::position));
        if (first.isEmpty() && gone.isPresent()) {
            chains.noteCheck(
                    new ChainState.Check(JournalChains.OF_NO_ACCOUNT, ofNone.entries(), gone.get(), clock.get()));
        }
        return first.or(() -> gone);
    }

    private ChainState.Check check(AccountId chain, Map<String, Flaw> begun) {
        ChainCheck check = new ChainCheck(chain);
        Optional<Flaw> flaw = found(chain, check, begun);
        ChainState.Check checked = new ChainState.Check(chain, check.right(), flaw.orElse(null), clock.get());
        chains.noteCheck(checked);
        return checked;
    }

    private Optional<Flaw> found(AccountId chain, ChainCheck check, Map<String, Flaw> begun) {
        ChainReader reader = new ChainReader(chains, chain);
        Optional<Flaw> again = Optional.empty();
        for (Optional<SealedEntry> next = reader.next(); next.isPresent(); next = reader.next()) {
            SealedEntry entry = next.get();
            Optional<Flaw> flaw = check.next(entry);
            if (flaw.isPresent()) {
                return flaw;
            }
            JournalEntry said = entry.recorded().entry();
            if (ChainSealer.isBeginning(said) && said.target() != null) {
                Flaw gone = flaw(Flaw.Kind.CHAIN_GONE, entry);
                if (begun.put(said.target(), gone) != null) {
                    again = again.or(() -> Optional.of(flaw(Flaw.Kind.BEGUN_AGAIN, entry)));
                }
            }
        }
        Optional<Flaw> twice = again;
        return check.end(reader.head(), marks).or(() -> twice);
    }

    private static Flaw flaw(Flaw.Kind kind, SealedEntry entry) {
        return new Flaw(
                kind,
                entry.recorded().chain(),
                entry.position(),
                entry.recorded().number());
    }
}
