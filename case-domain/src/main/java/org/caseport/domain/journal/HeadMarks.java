package org.caseport.domain.journal;

import java.util.Optional;

/** Marks under the heads of chains, which nobody can make who can write the database alone. */
public interface HeadMarks {

    /** The mark under this text; empty where the operator has set no key. */
    Optional<HeadMark> under(String text);

    /** Whether one of the operator's keys made this mark under this text. */
    boolean isRight(HeadMark mark, String text);
}
