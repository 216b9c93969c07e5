package org.caseport.web.application;

import org.caseport.domain.account.Person;
import org.caseport.domain.erasure.Erasure;

/** What came of erasing a person. */
public sealed interface Erasing {

    /** The person is nobody from now on; cases are gone through next. */
    record Begun(Erasure erasure) implements Erasing {}

    record Refused(Person person, Why why) implements Erasing {}

    record NoSuchPerson() implements Erasing {}

    /** What stands in the way. */
    enum Why {
        /** Nobody erases oneself: another administrator does. */
        ONESELF,
        /** Nobody would run the portal any more. */
        LAST_OF_PORTAL,
        /** Members would be left whom nobody administers. */
        LAST_OF_ACCOUNT
    }
}
