package org.caseport.domain.account;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everybody who works cases, with what each can do. */
public interface Agents {

    /** The person as an agent; empty for anybody who is neither agent nor supervisor. */
    Optional<Agent> find(PersonId id);

    /** All of them, by name. */
    List<Agent> all();

    /** What an agent can do from now on; no services for all. Without this an agent works in English, on everything. */
    void setSkills(PersonId id, Set<String> languages, Set<String> services);
}
