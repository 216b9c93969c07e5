package org.caseport.web.application.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.caseport.domain.journal.JournalOrigin;
import org.caseport.web.application.SecretSeal;
import org.jspecify.annotations.Nullable;

/**
 * Tells the journal where the current request comes from. An address is personal data, and the journal is kept for
 * ever, so the journal holds a pseudonym of the address, made with the operator's key. Acts from one address can be
 * told from acts from another, and somebody who has an address and the key can check whether it was that one; the
 * address can't be read from the journal. Without a key there is no pseudonym, as anybody could then compute it from
 * the address.
 */
@ApplicationScoped
public class RequestOrigin implements JournalOrigin {

    private static final ThreadLocal<Supplier<String>> HERE = new ThreadLocal<>();
    private static final int PSEUDONYM_BYTES = 8;

    @Inject
    SecretSeal seal;

    /** Sets the address of a browser, until {@link #nobody}. */
    public void browser(String address) {
        HERE.set(() -> of(address));
    }

    /** Sets the access key of a program whose signature was right, until {@link #nobody}. */
    public void program(String keyId) {
        HERE.set(() -> "api " + keyId);
    }

    /** Ends the request. */
    public void nobody() {
        HERE.remove();
    }

    @Override
    public @Nullable String now() {
        Supplier<String> from = HERE.get();
        return from == null ? "system" : from.get();
    }

    /** The pseudonym of this address in the journal. */
    String of(String address) {
        try {
            return seal.isReady()
                    ? "web " + HexFormat.of().formatHex(seal.mark("journal address\n" + address), 0, PSEUDONYM_BYTES)
                    : "web";
        } catch (IllegalStateException e) {
            // The key is invalid; that is reported at start, and must not keep an act out of the journal.
            return "web";
        }
    }
}
