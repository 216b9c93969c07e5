package org.caseport.web.application.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.erasure.Erasure;

/**
 * Goes through the cases of erased people, step by step, each in a transaction of its own. What whoever erases would
 * wait for too long, and what a server left that died, is done by the housekeeping.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class FinishingErasures {

    /** Some seconds' work. */
    private static final int STEPS_AT_ONCE = 100;

    @Inject
    ErasingPeople erasing;

    /** Erases the person, and goes through as many cases as somebody waits for. */
    public ErasingPeople.Outcome erase(Administrator by, PersonId id, boolean texts) {
        ErasingPeople.Outcome answer = erasing.erase(by, id, texts);
        if (answer instanceof ErasingPeople.Outcome.Begun begun) {
            goOn(begun.erasure(), STEPS_AT_ONCE);
        }
        return answer;
    }

    /** Whether cases of the person are still to be gone through. */
    public boolean isUnfinished(PersonId id) {
        return erasing.unfinished().stream().anyMatch(one -> one.person().equals(id));
    }

    /** Finishes whatever has begun. */
    public void finish() {
        erasing.unfinished().forEach(one -> goOn(one, Integer.MAX_VALUE));
    }

    private void goOn(Erasure erasure, int most) {
        for (int i = 0; i < most && erasing.goOn(erasure); i++) {
            // Another step.
        }
    }
}
