package org.caseport.persistence.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.desk.DueCases;
import org.caseport.persistence.cases.JpaCases;
import org.caseport.persistence.file.DatabaseBlobStore;

/**
 * Locks cases that are due for a timer. It skips rows that another server has locked, so that several servers share the
 * work instead of waiting for each other.
 */
@ApplicationScoped
@Transactional
class JpaDueCases implements DueCases {

    private static final String ROWS = "select account_id, id from support_case where ";
    private static final String HELD = " fetch first ?2 rows only for update skip locked";

    /**
     * Deletes what belongs to a case except its files, in the order of the foreign keys. Tables of later versions have
     * to delete by cascade.
     */
    private static final List<String> BELONGINGS = List.of(
            "delete from communication where account_id = ?1 and case_id = ?2",
            "delete from internal_note where account_id = ?1 and case_id = ?2",
            "delete from rating where account_id = ?1 and case_id = ?2",
            "delete from case_link where account_id = ?1 and (case_id = ?2 or other_id = ?2)",
            "delete from case_member where account_id = ?1 and case_id = ?2",
            "delete from attendance where account_id = ?1 and case_id = ?2",
            "delete from delivery where account_id = ?1 and case_id = ?2",
            "delete from outbox where account_id = ?1 and case_id = ?2",
            "delete from draft where account_id = ?1 and (submitted_as = ?2 or answers = ?2)",
            "delete from support_case where account_id = ?1 and id = ?2");

    private static final String ATTACHMENTS = "delete from attachment where account_id = ?1 and case_id = ?2";

    @Inject
    EntityManager entities;

    @Inject
    JpaCases cases;

    @Override
    public List<SupportCase> lockDueForWarning(Instant now, int most) {
        return hold("next_warning_at <= ?1 order by next_warning_at", now, most);
    }

    @Override
    public List<SupportCase> lockInactive(Instant now, int most) {
        List<SupportCase> silent = new ArrayList<>(hold("resolve_at <= ?1 order by resolve_at", now, most));
        silent.addAll(hold("remind_at <= ?1 and resolve_at > ?1 order by remind_at", now, most));
        return silent;
    }

    private List<SupportCase> hold(String due, Instant now, int most) {
        return keys(due, now, most).stream()
                .flatMap(
                        key -> cases
                                .lock(Visibility.ofSupport(new AccountId((String) key[0])), new CaseId((String) key[1]))
                                .stream())
                .toList();
    }

    @Override
    public List<CaseId> deleteOpenedBefore(Instant before, int most) {
        List<Object[]> old = keys("opened_at < ?1 order by opened_at", before, most);
        for (Object[] key : old) {
            deleteBytes((String) key[0], (String) key[1]);
            BELONGINGS.forEach(sql -> entities.createNativeQuery(sql)
                    .setParameter(1, key[0])
                    .setParameter(2, key[1])
                    .executeUpdate());
        }
        return old.stream().map(key -> new CaseId((String) key[1])).toList();
    }

    /** Removes the attachments of a case before their bytes, which can't be deleted while a case refers to them. */
    private void deleteBytes(String account, String id) {
        List<String> files = entities.createQuery(
                        "select a.file from AttachmentRow a where a.account = :account and a.supportCase = :case",
                        String.class)
                .setParameter("account", account)
                .setParameter("case", id)
                .getResultList();
        entities.createNativeQuery(ATTACHMENTS)
                .setParameter(1, account)
                .setParameter(2, id)
                .executeUpdate();
        files.forEach(file -> DatabaseBlobStore.delete(entities, account, file));
    }

    private List<Object[]> keys(String due, Instant at, int most) {
        List<?> rows = entities.createNativeQuery(ROWS + due + HELD)
                .setParameter(1, Timestamp.from(at))
                .setParameter(2, most)
                .getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }
}
