package org.caseport.web.application;

import org.caseport.policy.book.PolicyBook;
import org.caseport.policy.entitlement.CasePolicy;

/** Makes policies of one book that is in force at every instant, with the catalog and the settings of this portal. */
@FunctionalInterface
public interface SingleBookPolicies {

    CasePolicy of(PolicyBook book);
}
