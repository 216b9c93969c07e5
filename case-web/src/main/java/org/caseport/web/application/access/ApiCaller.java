package org.caseport.web.application.access;

import org.caseport.domain.access.AccessKey;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Member;
import org.caseport.policy.entitlement.ApiTerms;
import org.caseport.policy.entitlement.Offer;

/**
 * Whoever claims to act with an access key, before it is known whether the signature is right.
 *
 * @param secret what the program has to have signed with
 * @param api whether the account's plan lets programs in
 */
public record ApiCaller(AccessKey key, String secret, Member member, Account account, Offer<ApiTerms> api) {

    /** Without the secret, which has no place in a log. */
    @Override
    public String toString() {
        return "a program with key " + key.id();
    }
}
