package org.caseport.web.application;

import java.time.Instant;
import org.caseport.domain.file.AttachmentSetId;
import org.caseport.policy.entitlement.Limits;

/** What came of putting files into an attachment set. */
public sealed interface FillingSet {

    /** They are in it until it expires. */
    record Filled(AttachmentSetId id, Instant expiresAt) implements FillingSet {}

    /** There is no such set of this account, or it is used up. */
    record NoSuchSet() implements FillingSet {}

    /** The set was there for its time, and its files are gone. */
    record Expired(Instant expiredAt) implements FillingSet {}

    /** The set would hold more files than a communication carries, or a larger one. */
    record TooMuch(Limits limits) implements FillingSet {}

    /** The account made so many sets lately that it has to wait. */
    record TooManySets() implements FillingSet {}

    /** This file is refused, and nothing of the request was kept. */
    record Refused(String name, Attaching.Refused.Why why) implements FillingSet {}
}
