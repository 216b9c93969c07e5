package org.caseport.web.application.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.erasure.Erasure;

/**
 * Erases people from their cases step by step, each step in a transaction of its own. What would take too long for the
 * administrator who waits, or was left by a server that failed, is finished by the scheduled maintenance.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class FinishingErasures {

    /** How many steps an administrator waits for: a few seconds. */
    private static final int STEPS_AT_ONCE = 100;

    @Inject
    ErasingPeople erasing;

    /** Erases the person, and as many steps of the cases as the administrator waits for. */
    public ErasingPeople.Outcome erase(Administrator by, PersonId id, boolean texts) {
        ErasingPeople.Outcome answer = erasing.erase(by, id, texts);
        if (answer instanceof ErasingPeople.Outcome.Begun begun) {
            goOn(begun.erasure(), STEPS_AT_ONCE);
        }
        return answer;
    }

    /** Whether some of the person's cases are still to be done. */
    public boolean isUnfinished(PersonId id) {
        return erasing.unfinished().stream().anyMatch(one -> one.person().equals(id));
    }

    /** Finishes all erasures that have begun. */
    public void finish() {
        erasing.unfinished().forEach(one -> goOn(one, Integer.MAX_VALUE));
    }

    private void goOn(Erasure erasure, int most) {
        for (int i = 0; i < most && erasing.goOn(erasure); i++) {
            // Another step.
        }
    }
}
