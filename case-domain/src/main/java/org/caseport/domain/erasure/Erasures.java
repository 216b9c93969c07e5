package org.caseport.domain.erasure;

import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;

/**
 * Takes people out of everything that is kept. Who somebody is goes at once; what was left in cases is gone through in
 * steps, each a transaction of its own, so that nobody waits for a large account and a server may die in between.
 */
public interface Erasures {

    /** Who runs the portal. */
    List<Person> administrators();

    /** The same, and nobody erases any of them until the transaction ends. */
    List<Person> lockedAdministrators();

    /** Open cases that the person opened, up to so many. */
    int openCasesOf(Person person, int most);

    /** From now on the person is nobody: can't sign in, gets nothing, and is named by no directory. */
    void begin(Erasure erasure);

    /** Erasures that have begun and still have cases to go through, the oldest first. */
    List<Erasure> unfinished();

    /**
     * Goes through the next cases, up to so many. Two servers never take the same ones.
     *
     * @return empty when no erasure of this person is unfinished
     */
    Optional<Step> next(PersonId person, int most);

    /**
     * What a step did.
     *
     * @param unassigned open cases that the person worked on, and that nobody has now
     * @param finished whether no case is left, and the erasure with this step behind us
     */
    record Step(List<CaseId> unassigned, boolean finished) {

        public Step {
            unassigned = List.copyOf(unassigned);
        }
    }
}
