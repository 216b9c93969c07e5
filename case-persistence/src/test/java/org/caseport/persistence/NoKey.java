package org.caseport.persistence;

import java.util.Optional;
import org.caseport.domain.journal.HeadMark;
import org.caseport.domain.journal.HeadMarks;

/** An operator who has set no key: nothing is marked, and no mark is right. */
public final class NoKey implements HeadMarks {

    @Override
    public Optional<HeadMark> under(String text) {
        return Optional.empty();
    }

    @Override
    public boolean isRight(HeadMark mark, String text) {
        return false;
    }
}
