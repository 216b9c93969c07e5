package org.caseport.web.application.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.Optional;
import org.caseport.domain.journal.HeadSignature;
import org.caseport.domain.journal.HeadSigner;
import org.caseport.web.application.SecretSeal;

/** Signs the heads of the journal's chains with the operator's key, if one is configured. */
@ApplicationScoped
class KeyedHeadSigner implements HeadSigner {

    @Inject
    SecretSeal seal;

    @Override
    public Optional<HeadSignature> under(String text) {
        return isReady()
                ? Optional.of(new HeadSignature(seal.keyName(), HexFormat.of().formatHex(seal.mark(text))))
                : Optional.empty();
    }

    @Override
    public boolean isRight(HeadSignature mark, String text) {
        try {
            return seal.isMarkOf(text, HexFormat.of().parseHex(mark.mark()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Whether there is a usable key. An invalid one is reported at start, and the journal is sealed without signatures.
     */
    boolean isReady() {
        try {
            return seal.isReady();
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
