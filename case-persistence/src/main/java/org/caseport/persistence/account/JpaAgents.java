package org.caseport.persistence.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
class JpaAgents implements Agents {

    /** The languages of an agent for whom none are set. */
    private static final Set<String> USUAL_LANGUAGES = Set.of("en");

    @Inject
    EntityManager entities;

    @Override
    public Optional<Agent> find(PersonId id) {
        return Optional.ofNullable(entities.find(PersonRow.class, id.value()))
                .map(PersonRow::toPerson)
                .filter(person -> person.isActive() && person.worksCases())
                .map(person -> agent(person, entities.find(AgentSkillRow.class, id.value())));
    }

    @Override
    public List<Agent> all() {
        var skills = entities.createQuery("select s from AgentSkillRow s", AgentSkillRow.class)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.person, Function.identity()));
        return entities.createQuery(
                        "select p from PersonRow p where (p.roles like :agent or p.roles like :supervisor)" + " and "
                                + AccountRowMapper.STAFF + " and p.deactivatedAt is null order by p.name, p.id",
                        PersonRow.class)
                .setParameter("agent", "% " + Role.AGENT.name() + " %")
                .setParameter("supervisor", "% " + Role.SUPERVISOR.name() + " %")
                .getResultStream()
                .map(PersonRow::toPerson)
                .map(person -> agent(person, skills.get(person.id().value())))
                .toList();
    }

    @Override
    public void setSkills(PersonId id, Set<String> languages, Set<String> services, @Nullable Integer mostOpen) {
        AgentSkillRow row = entities.find(AgentSkillRow.class, id.value());
        if (row == null) {
            row = new AgentSkillRow();
            row.person = id.value();
            entities.persist(row);
        }
        row.languages = AgentSkillRow.joined(languages);
        row.services = AgentSkillRow.joined(services);
        row.mostOpen = mostOpen;
        entities.flush();
    }

    private static Agent agent(Person person, @Nullable AgentSkillRow skills) {
        return new Agent(
                person.id(),
                person.name(),
                person.roles().contains(Role.SUPERVISOR),
                skills == null ? USUAL_LANGUAGES : AgentSkillRow.split(skills.languages),
                skills == null ? Set.of() : AgentSkillRow.split(skills.services),
                skills == null ? null : skills.mostOpen);
    }
}
