package org.caseport.policy.entitlement;

/** An offer of additional contacts: at most this many get copies of the correspondence by e-mail. */
public record AdditionalContacts(int most) {}
