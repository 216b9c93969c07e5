package org.caseport.web.application.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.journal.ChainSealer;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalChains;
import org.caseport.web.application.SecretSeal;
import org.jspecify.annotations.Nullable;

/** Seals new journal entries in batches, each in its own transaction; no other server seals the same ones meanwhile. */
@ApplicationScoped
@Transactional
public class SealingJournal {

    /** How many entries one transaction seals. */
    public static final int AT_ONCE = 1_000;

    private static final int MARKED_AT_ONCE = 100;

    @Inject
    JournalChains chains;

    @Inject
    Journal journal;

    @Inject
    KeyedHeadSigner headSigner;

    @Inject
    SecretSeal seal;

    @Inject
    Clock clock;

    /** Seals one batch; returns its size, so that the caller goes on while there is more. */
    public int seal() {
        return sealing().seal(AT_ONCE, clock.instant());
    }

    /** Signs one batch of heads with a new key; returns the last account of the batch, empty at the end. */
    public Optional<AccountId> markAgain(@Nullable AccountId after) {
        return headSigner.isReady()
                ? sealing().markAgain(seal.keyName(), after, MARKED_AT_ONCE, clock.instant())
                : Optional.empty();
    }

    private ChainSealer sealing() {
        return new ChainSealer(chains, journal, headSigner);
    }
}
