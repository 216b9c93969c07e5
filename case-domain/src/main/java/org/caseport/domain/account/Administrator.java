package org.caseport.domain.account;

/** A person who runs the portal: what concerns all accounts is told by one, and changed by nobody else. */
public record Administrator(PersonId id, String name) {}
