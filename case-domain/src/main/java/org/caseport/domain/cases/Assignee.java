package org.caseport.domain.cases;

import org.caseport.domain.account.PersonId;

/** The agent whose case it is, by the name at the time it was given. */
public record Assignee(PersonId id, String name) {}
