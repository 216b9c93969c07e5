package org.caseport.domain.account;

/**
 * A person who looks after other people. Supervisors see people and change the skills of agents; everything else takes
 * an {@link Administrator} as its caller.
 */
public record PeopleManager(PersonId id, String name) {}
