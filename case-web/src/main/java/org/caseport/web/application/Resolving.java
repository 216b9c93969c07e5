package org.caseport.web.application;

import org.caseport.domain.account.Grant;
import org.caseport.domain.cases.CaseStatus;

/** What came of resolving a case without a word. */
public sealed interface Resolving {

    /** Where the case stood and where it stands now. */
    record Resolved(CaseStatus before, CaseStatus after) implements Resolving {}

    /** The member may not. */
    record NotGranted(Grant missing) implements Resolving {}

    /** There is no such case in the member's sight. */
    record NoSuchCase() implements Resolving {}
}
