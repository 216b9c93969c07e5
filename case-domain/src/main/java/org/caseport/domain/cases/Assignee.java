package org.caseport.domain.cases;

import org.caseport.domain.account.PersonId;

/** The agent to whom a case is assigned, with the agent's name at that time. */
public record Assignee(PersonId id, String name) {}
