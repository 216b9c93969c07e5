package org.caseport.web.security;

import org.caseport.domain.account.Person;

/** What became of somebody whom a directory sent. */
sealed interface Admission {

    record Admitted(Person person) implements Admission {}

    record Refused(WhyNot why) implements Admission {}
}
