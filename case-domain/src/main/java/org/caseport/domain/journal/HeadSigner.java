package org.caseport.domain.journal;

import java.util.Optional;

/** Signs the heads of chains. Somebody who can only write the database can't make such a signature. */
public interface HeadSigner {

    /** The signature of this text; empty where the operator has set no key. */
    Optional<HeadSignature> under(String text);

    /** Whether one of the operator's keys made this signature of this text. */
    boolean isRight(HeadSignature mark, String text);
}
