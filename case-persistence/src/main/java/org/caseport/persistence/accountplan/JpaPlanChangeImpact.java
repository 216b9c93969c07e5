package org.caseport.persistence.accountplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.accountplan.PlanChangeImpact;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.persistence.column.StorableText;

@ApplicationScoped
@Transactional
class JpaPlanChangeImpact implements PlanChangeImpact {

    @Inject
    EntityManager entities;

    @Override
    public int openCases(AccountId account) {
        return entities.createQuery(
                        "select count(c.id) from CaseRow c where c.account = :account and c.open = true", Long.class)
                .setParameter("account", account.digits())
                .getSingleResult()
                .intValue();
    }

    @Override
    public List<Key> keys(AccountId account, int most) {
        return entities.createQuery(
                        "select p.name, k.label from AccessKeyRow k, PersonRow p where k.account = :account"
                                + " and p.id = k.person order by k.createdAt, k.id",
                        Object[].class)
                .setParameter("account", account.digits())
                .setMaxResults(most)
                .getResultStream()
                .map(line -> new Key(StorableText.shown((String) line[0]), StorableText.shown((String) line[1])))
                .toList();
    }

    @Override
    public List<Draft> drafts(AccountId account, int most) {
        List<Object[]> drafts = entities.createQuery(
                        "select d.id, d.author from DraftRow d where d.account = :account and d.submitted = false"
                                + " and d.answers is null order by d.touchedAt desc, d.id",
                        Object[].class)
                .setParameter("account", account.digits())
                .setMaxResults(most)
                .getResultList();
        if (drafts.isEmpty()) {
            return List.of();
        }
        Map<String, Map<String, String>> fields =
                fields(account, drafts.stream().map(line -> (String) line[0]).toList());
        return drafts.stream()
                .map(line -> new Draft(
                        new DraftId((String) line[0]),
                        new PersonId((String) line[1]),
                        DraftFields.of(fields.getOrDefault((String) line[0], Map.of()))))
                .toList();
    }

    private Map<String, Map<String, String>> fields(AccountId account, List<String> drafts) {
        return entities.createQuery(
                        "select f.draft, f.name, f.text from DraftFieldRow f where f.account = :account"
                                + " and f.draft in :drafts",
                        Object[].class)
                .setParameter("account", account.digits())
                .setParameter("drafts", drafts)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        line -> (String) line[0], HashMap::new, Collectors.toMap(line -> (String) line[1], line ->
                                (String) line[2])));
    }
}
