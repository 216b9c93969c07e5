package org.caseport.persistence;

import java.util.Optional;
import org.caseport.domain.journal.HeadSignature;
import org.caseport.domain.journal.HeadSigner;

/** An operator who has set no key: nothing is marked, and no mark is right. */
public final class NoKey implements HeadSigner {

    @Override
    public Optional<HeadSignature> under(String text) {
        return Optional.empty();
    }

    @Override
    public boolean isRight(HeadSignature mark, String text) {
        return false;
    }
}
