package org.caseport.domain.account;

/** A person acting for an account: every use case of the customer side is told by one, and shows nothing of others. */
public record Member(PersonId id, String name, String email, AccountId account) {}
