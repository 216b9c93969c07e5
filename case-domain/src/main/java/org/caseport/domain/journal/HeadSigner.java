package org.caseport.domain.journal;

import java.util.Optional;

/** Marks under the heads of chains, which nobody can make who can write the database alone. */
public interface HeadSigner {

    /** The mark under this text; empty where the operator has set no key. */
    Optional<HeadSignature> under(String text);

    /** Whether one of the operator's keys made this mark under this text. */
    boolean isRight(HeadSignature mark, String text);
}
