package org.caseport.persistence.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.AgentPhones;
import org.caseport.persistence.account.AccountRowMapper;

@ApplicationScoped
@Transactional
class JpaAgentPhones implements AgentPhones {

    @Inject
    EntityManager entities;

    @Override
    public Optional<String> of(PersonId agent) {
        return Optional.ofNullable(entities.find(AgentPhoneRow.class, agent.value()))
                .map(row -> row.extension);
    }

    @Override
    public void store(PersonId agent, Optional<String> extension) {
        // The person's row, since there may be no row here yet.
        AccountRowMapper.lock(entities, agent);
        AgentPhoneRow row = entities.find(AgentPhoneRow.class, agent.value());
        if (extension.isEmpty()) {
            if (row != null) {
                entities.remove(row);
            }
        } else if (row == null) {
            row = new AgentPhoneRow();
            row.person = agent.value();
            row.extension = extension.get();
            entities.persist(row);
        } else {
            row.extension = extension.get();
        }
        entities.flush();
    }
}
