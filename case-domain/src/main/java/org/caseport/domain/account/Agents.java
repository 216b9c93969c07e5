package org.caseport.domain.account;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Stores which people work cases, with the languages and services of each. */
public interface Agents {

    /** The person as an agent; empty for a person who is neither agent nor supervisor. */
    Optional<Agent> find(PersonId id);

    /** All agents and supervisors, by name. */
    List<Agent> all();

    /**
     * Sets the languages and services of an agent; no services mean all. An agent for whom nothing is set works in
     * English, on everything.
     */
    void setSkills(PersonId id, Set<String> languages, Set<String> services);
}
