package org.caseport.domain.erasure;

import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;

/**
 * Erases people from everything that is stored. A person's identity is erased at once. The traces in cases are erased
 * in steps, each a transaction of its own, so that nobody waits for a large account and a server may die in between.
 */
public interface Erasures {

    /** How many open cases the person opened; counts up to so many. */
    int openCasesOf(Person person, int most);

    /** Begins the erasure: the person can't sign in any more, gets nothing, and is named by no directory. */
    void begin(Erasure erasure);

    /** Erasures that have begun and still have cases to go through, oldest first. */
    List<Erasure> unfinished();

    /**
     * Erases the person from the next cases, up to so many. Two servers never take the same ones.
     *
     * @return empty when no erasure of this person is unfinished
     */
    Optional<Step> next(PersonId person, int most);

    /**
     * The result of a step.
     *
     * @param unassigned open cases that the person worked on and that are unassigned now
     * @param finished whether no case is left and the erasure is complete with this step
     */
    record Step(List<CaseId> unassigned, boolean finished) {

        public Step {
            unassigned = List.copyOf(unassigned);
        }
    }
}
