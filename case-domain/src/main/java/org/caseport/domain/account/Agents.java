package org.caseport.domain.account;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores which people work cases, with the languages and services of each. */
public interface Agents {

    /** The person as an agent; empty for a person who is neither agent nor supervisor, or is deactivated. */
    Optional<Agent> find(PersonId id);

    /** All agents and supervisors who may sign in, by name. */
    List<Agent> all();

    /**
     * Sets the languages and services of an agent; no services mean all. An agent for whom nothing is set works in
     * English, on everything.
     *
     * @param mostOpen how many open cases the agent has at most by taking the next one; null for no limit
     */
    void setSkills(PersonId id, Set<String> languages, Set<String> services, @Nullable Integer mostOpen);
}
