package org.caseport.web.fakes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.PersonId;
import org.jspecify.annotations.Nullable;

public final class InMemoryAgents implements Agents {

    public final Map<PersonId, Agent> byId = new LinkedHashMap<>();

    @Override
    public Optional<Agent> find(PersonId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<Agent> all() {
        return List.copyOf(byId.values());
    }

    @Override
    public void setSkills(PersonId id, Set<String> languages, Set<String> services, @Nullable Integer mostOpen) {
        byId.computeIfPresent(
                id, (any, agent) -> new Agent(id, agent.name(), agent.supervisor(), languages, services, mostOpen));
    }
}
