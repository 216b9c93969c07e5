package org.caseport.web.application.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.caseport.domain.journal.Origin;
import org.caseport.web.application.SecretSeal;
import org.jspecify.annotations.Nullable;

/**
 * From where the request at hand comes, for the journal. An address is personal data, and the journal is kept for ever:
 * so it holds a pseudonym of the address, made with the operator's key. Two acts from one address can be told from two
 * from different ones, and whoever has an address and the key can ask whether it was that one; nobody reads addresses
 * out of it. Without a key there is no pseudonym, as one that anybody can make is as good as the address.
 */
@ApplicationScoped
public class RequestOrigin implements Origin {

    private static final ThreadLocal<Supplier<String>> HERE = new ThreadLocal<>();
    private static final int PSEUDONYM_BYTES = 8;

    @Inject
    SecretSeal seal;

    /** Somebody's browser, until {@link #nobody}. */
    public void browser(String address) {
        HERE.set(() -> of(address));
    }

    /** A program whose signature was right, until {@link #nobody}. */
    public void program(String keyId) {
        HERE.set(() -> "api " + keyId);
    }

    /** The request is over. */
    public void nobody() {
        HERE.remove();
    }

    @Override
    public @Nullable String now() {
        Supplier<String> from = HERE.get();
        return from == null ? "system" : from.get();
    }

    /** How the journal names this address. */
    String of(String address) {
        try {
            return seal.isReady()
                    ? "web " + HexFormat.of().formatHex(seal.mark("journal address\n" + address), 0, PSEUDONYM_BYTES)
                    : "web";
        } catch (IllegalStateException e) {
            // The key is none; that is said at start, and keeps no act out of the journal.
            return "web";
        }
    }
}
