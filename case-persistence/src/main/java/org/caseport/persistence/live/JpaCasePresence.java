package org.caseport.persistence.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.live.CasePresence;

@ApplicationScoped
@Transactional
class JpaCasePresence implements CasePresence {

    @Inject
    EntityManager entities;

    /**
     * Two tabs of one agent may come at once: then the later insert does nothing, and the next call updates the row.
     */
    @Override
    public void note(CaseId id, PersonId person, boolean writing, Instant now) {
        if (update(id, person, writing, now) == 0) {
            // Only for a case that exists, so that requests with made-up ids add no rows.
            entities.createNativeQuery(
                            "insert into attendance (account_id, case_id, person_id, writing, came_at, seen_at)"
                                    + " select account_id, id, ?, ?, ?, ? from support_case where account_id = ?"
                                    + " and id = ?"
                                    + " on conflict do nothing")
                    .setParameter(1, person.value())
                    .setParameter(2, writing)
                    .setParameter(3, Timestamp.from(now))
                    .setParameter(4, Timestamp.from(now))
                    .setParameter(5, id.account().digits())
                    .setParameter(6, id.value())
                    .executeUpdate();
        }
    }

    private int update(CaseId id, PersonId person, boolean writing, Instant now) {
        return at(
                        entities.createQuery("update CasePresenceRow a set a.writing = :writing, a.seenAt = :now where"
                                + " a.account = :account and a.supportCase = :case and a.person = :person"),
                        id)
                .setParameter("writing", writing)
                .setParameter("now", now)
                .setParameter("person", person.value())
                .executeUpdate();
    }

    @Override
    public void leave(CaseId id, PersonId person) {
        at(
                        entities.createQuery("delete from CasePresenceRow a where"
                                + " a.account = :account and a.supportCase = :case and a.person = :person"),
                        id)
                .setParameter("person", person.value())
                .executeUpdate();
    }

    @Override
    public List<Attendant> at(CaseId id, Instant since) {
        return entities.createQuery(
                        "select a.person, p.name, a.writing from CasePresenceRow a, PersonRow p where p.id = a.person"
                                + " and a.account = :account and a.supportCase = :case and a.seenAt >= :since"
                                + " order by a.cameAt, a.person",
                        Object[].class)
                .setParameter("account", id.account().digits())
                .setParameter("case", id.value())
                .setParameter("since", since)
                .getResultStream()
                .map(line -> new Attendant(new PersonId((String) line[0]), (String) line[1], (Boolean) line[2]))
                .toList();
    }

    @Override
    public int deleteBefore(Instant since) {
        return entities.createQuery("delete from CasePresenceRow a where a.seenAt < :since")
                .setParameter("since", since)
                .executeUpdate();
    }

    private static Query at(Query query, CaseId id) {
        return query.setParameter("account", id.account().digits()).setParameter("case", id.value());
    }
}
