package org.caseport.web.application;

import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Person;

/** What came of deciding what a member may do. */
public sealed interface Granting {

    record Granted(Person member) implements Granting {}

    /** Nobody would administer the account any more. */
    record LastAdministrator(Person member) implements Granting {}

    /** Whoever decides this may not. */
    record NotGranted(Grant missing) implements Granting {}

    /** There is no such member of the account. */
    record NoSuchMember() implements Granting {}
}
