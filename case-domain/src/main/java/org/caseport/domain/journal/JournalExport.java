package org.caseport.domain.journal;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.jspecify.annotations.Nullable;

/** Writes chains as lines of JSON: each entry as it was sealed, then the head of its chain. */
public final class JournalExport {

    private final JournalChains chains;
    private long count;
    private long entries;

    public JournalExport(JournalChains chains) {
        this.chains = chains;
    }

    /**
     * Writes one chain, or all of them.
     *
     * @param only null for all
     */
    public void write(@Nullable AccountId only, Instant now, Appendable out) throws IOException {
        out.append("{\"journal\":\"caseport\",\"format\":1,\"of\":\"")
                .append(only == null ? "all" : only.digits())
                .append("\",\"at\":\"")
                .append(now.toString())
                .append("\"}\n");
        write(only == null ? JournalChains.OF_NO_ACCOUNT : only, out);
        if (only == null) {
            String last = JournalChains.OF_NO_ACCOUNT.digits();
            List<AccountId> some = chains.chainsAfter(last, ChainVerifier.AT_ONCE);
            while (!some.isEmpty()) {
                for (AccountId chain : some) {
                    write(chain, out);
                }
                last = some.get(some.size() - 1).digits();
                some = chains.chainsAfter(last, ChainVerifier.AT_ONCE);
            }
        }
        out.append("{\"end\":\"caseport\",\"chains\":")
                .append(Long.toString(count))
                .append(",\"entries\":")
                .append(Long.toString(entries))
                .append("}\n");
    }

    private void write(AccountId chain, Appendable out) throws IOException {
        ChainReader reader = new ChainReader(chains, chain);
        for (Optional<SealedEntry> next = reader.next(); next.isPresent(); next = reader.next()) {
            out.append(next.get().line()).append('\n');
            entries++;
        }
        out.append(reader.head().line()).append('\n');
        count++;
    }
}
