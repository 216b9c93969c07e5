package org.caseport.policy.entitlement;

/** Copies of the correspondence by e-mail to up to this many further people. */
public record AdditionalContacts(int most) {}
