package org.caseport.persistence.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.DependentCounts;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.Role;

@ApplicationScoped
@Transactional
class JpaDependentCounts implements DependentCounts {

    @Inject
    EntityManager entities;

    @Override
    public Counts of(Person person) {
        String id = person.id().value();
        return new Counts(
                count("select count(*) from support_case where assignee_id = ?1 and queue_rank is not null", id),
                person.account() == null
                        ? 0
                        : count(
                                "select count(*) from case_member m join support_case c"
                                        + " on c.account_id = m.account_id and c.id = m.case_id where m.account_id = ?1"
                                        + " and m.person_id = ?2 and c.requester_id = ?2 and c.is_open = true",
                                person.account().digits(),
                                id),
                count("select count(*) from draft where author_id = ?1 and submitted = false", id),
                count("select count(*) from access_key where person_id = ?1", id),
                count(
                        "select count(*) from delivery"
                                + " where channel = 'MAIL' and recipient = ?1 and finished_at is null",
                        person.email()));
    }

    @Override
    public AccountCounts of(AccountId account) {
        String id = account.digits();
        return new AccountCounts(
                count(
                        "select count(*) from person"
                                + " where account_id = ?1 and roles like ?2 and deactivated_at is null",
                        id,
                        AccountRowMapper.rolesWith(Role.MEMBER)),
                count("select count(*) from access_key where account_id = ?1", id),
                count("select count(*) from support_case where account_id = ?1 and is_open = true", id));
    }

    private int count(String sql, String... parameters) {
        Query query = entities.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return ((Number) query.getSingleResult()).intValue();
    }
}
