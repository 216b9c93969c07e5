package org.caseport.web.security;

import org.caseport.domain.account.Person;
import org.caseport.web.directory.DirectoryPerson;

/** What became of somebody whom a directory sent. */
sealed interface Admission {

    /** Two tabs may bring the same new person at once; the second try finds whom the other has created. */
    static Admission of(DirectoryPerson who, AdmittingPeople admitting) {
        try {
            return admitting.admit(who);
        } catch (RuntimeException anotherWasFirst) {
            return admitting.admit(who);
        }
    }

    record Admitted(Person person) implements Admission {}

    record Refused(WhyNot why) implements Admission {}
}
