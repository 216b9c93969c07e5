package org.caseport.web.application.access;

import org.caseport.domain.access.AccessKey;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Member;
import org.caseport.policy.entitlement.ApiTerms;
import org.caseport.policy.entitlement.Offer;

/**
 * A program that claims to act with an access key, before its signature is checked.
 *
 * @param secret the secret with which the program must have signed
 * @param api whether the account's plan includes the Support API
 */
public record ApiCaller(AccessKey key, String secret, Member member, Account account, Offer<ApiTerms> api) {

    /** Without the secret, which has no place in a log. */
    @Override
    public String toString() {
        return "a program with key " + key.id();
    }
}
