package org.caseport.persistence.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.chat.Availabilities;
import org.caseport.domain.chat.Availability;
import org.caseport.persistence.account.AccountRowMapper;

@ApplicationScoped
@Transactional
class JpaAvailabilities implements Availabilities {

    @Inject
    EntityManager entities;

    @Override
    public Availability of(PersonId agent) {
        AvailabilityRow row = entities.find(AvailabilityRow.class, agent.value());
        return row == null ? Availability.none(agent) : row.toAvailability();
    }

    @Override
    public Availability lock(PersonId agent) {
        // The person's row, since a call locks the same, and there may be no row here yet.
        AccountRowMapper.lock(entities, agent);
        AvailabilityRow row = entities.find(AvailabilityRow.class, agent.value());
        if (row != null) {
            entities.refresh(row);
        }
        return row == null ? Availability.none(agent) : row.toAvailability();
    }

    @Override
    public void store(Availability availability) {
        AvailabilityRow row =
                entities.find(AvailabilityRow.class, availability.agent().value());
        if (row == null) {
            row = new AvailabilityRow();
            row.person = availability.agent().value();
            row.seenAt = availability.seenAt();
            row.update(availability);
            entities.persist(row);
        } else {
            row.update(availability);
        }
        entities.flush();
    }

    @Override
    public void seen(Collection<PersonId> agents, Instant now) {
        if (!agents.isEmpty()) {
            entities.createQuery("update AvailabilityRow a set a.seenAt = :now where a.person in :agents")
                    .setParameter("now", now)
                    .setParameter("agents", agents.stream().map(PersonId::value).toList())
                    .executeUpdate();
        }
    }

    @Override
    public List<Availability> available() {
        return list("select a from AvailabilityRow a where a.chats = true or a.calls = true order by a.person");
    }

    @Override
    public List<Availability> all() {
        return list("select a from AvailabilityRow a order by a.person");
    }

    private List<Availability> list(String query) {
        return entities.createQuery(query, AvailabilityRow.class)
                .getResultStream()
                .map(AvailabilityRow::toAvailability)
                .toList();
    }
}
