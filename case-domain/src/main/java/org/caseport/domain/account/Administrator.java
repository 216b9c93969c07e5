package org.caseport.domain.account;

/** A person who runs the portal. A use case that concerns all accounts takes an administrator as its caller. */
public record Administrator(PersonId id, String name) {}
