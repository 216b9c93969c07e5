package org.caseport.persistence.simulation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.RequestDetails.LimitRequest;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.simulation.Simulation;
import org.caseport.domain.simulation.SubmittedCases;
import org.caseport.persistence.column.EnumCodes;
import org.caseport.persistence.column.InstantColumn;
import org.caseport.persistence.column.JsonColumns;
import org.jspecify.annotations.Nullable;

/** Reads with the facts of cases, which keep what was chosen at first; the account leads the index of each look-up. */
@ApplicationScoped
@Transactional
class JpaSubmittedCases implements SubmittedCases {

    /** The columns of a fact are null where it was filled in and they were not known any more. */
    private static final String CASES = "select c.id, c.display_id, coalesce(c.plan, f.plan), c.case_type,"
            + " coalesce(f.service, c.service), case when f.service is null then c.category else f.category end,"
            + " coalesce(f.severity, c.severity), c.contact_language, coalesce(f.contact_method, c.contact_method),"
            + " c.callback_country, c.callback_number, c.callback_extension, c.contacts,"
            + " case when c.case_type = 'service-limit-increase' then c.details end, c.opened_at"
            + " from support_case c left join case_fact f on f.account_id = c.account_id and f.case_id = c.id"
            + " and f.kind = 'opened' where c.account_id = ?1 and c.opened_at >= ?2 and c.opened_at < ?3";

    @Inject
    EntityManager entities;

    @Override
    public long count(Simulation.Scope scope) {
        if (scope.accounts().isEmpty()) {
            return ((Number) entities.createNativeQuery(
                                    "select count(*) from support_case where opened_at >= ?1 and opened_at < ?2")
                            .setParameter(1, Timestamp.from(scope.from()))
                            .setParameter(2, Timestamp.from(scope.until()))
                            .getSingleResult())
                    .longValue();
        }
        return scope.accounts().stream()
                .mapToLong(account -> ((Number) entities.createNativeQuery("select count(*) from support_case"
                                        + " where account_id = ?1 and opened_at >= ?2 and opened_at < ?3")
                                .setParameter(1, account.digits())
                                .setParameter(2, Timestamp.from(scope.from()))
                                .setParameter(3, Timestamp.from(scope.until()))
                                .getSingleResult())
                        .longValue())
                .sum();
    }

    @Override
    public Optional<AccountId> accountAfter(@Nullable AccountId account) {
        List<?> next = entities.createNativeQuery("select account_id from support_case where account_id > ?1"
                        + " order by account_id, opened_at fetch first 1 rows only")
                .setParameter(1, account == null ? "" : account.digits())
                .getResultList();
        return next.stream().findFirst().map(id -> new AccountId((String) id));
    }

    @Override
    public List<Submitted> cases(AccountId account, Instant from, Instant until, @Nullable CaseId after, int most) {
        String sql = CASES + (after == null ? "" : " and (c.opened_at > ?2 or c.id > ?4)")
                + " order by c.opened_at, c.id fetch first " + most + " rows only";
        Query query = entities.createNativeQuery(sql)
                .setParameter(1, account.digits())
                .setParameter(2, Timestamp.from(from))
                .setParameter(3, Timestamp.from(until));
        if (after != null) {
            query.setParameter(4, after.value());
        }
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> submitted((Object[]) row)).toList();
    }

    private static Submitted submitted(@Nullable Object[] row) {
        CaseType type = EnumCodes.caseType(text(row[3]));
        String method = text(row[8]);
        // The number is that of today: without one, or with another method than at first, it is not looked at.
        CallbackNumber callback = row[10] == null || !method.equals("phone")
                ? null
                : new CallbackNumber(text(row[9]), text(row[10]), (String) row[11]);
        List<LimitRequest> limits = row[13] == null
                ? List.of()
                : JsonColumns.toDetails(text(row[13])).limits();
        return new Submitted(
                new CaseId(text(row[0])),
                new DisplayId(text(row[1])),
                row[2] == null ? null : new SupportPlan(text(row[2])),
                type,
                text(row[4]),
                (String) row[5],
                EnumCodes.severity(text(row[6])),
                new ContactLanguage(text(row[7])),
                EnumCodes.contactMethod(method),
                callback,
                JsonColumns.toTexts(text(row[12])),
                limits,
                instant(row[14]));
    }

    @Override
    public List<Instant> opened(AccountId account, Instant from, Instant until) {
        List<?> rows = entities.createNativeQuery("select opened_at from support_case where account_id = ?1"
                        + " and opened_at >= ?2 and opened_at < ?3 order by opened_at")
                .setParameter(1, account.digits())
                .setParameter(2, Timestamp.from(from))
                .setParameter(3, Timestamp.from(until))
                .getResultList();
        return rows.stream().map(JpaSubmittedCases::instant).toList();
    }

    @Override
    public List<AccountId> withDraftsOrKeys(@Nullable AccountId after, int most) {
        String last = after == null ? "" : after.digits();
        List<?> rows = entities.createNativeQuery("select account_id from draft where account_id > ?1"
                        + " and submitted = false union select account_id from access_key where account_id > ?2"
                        + " order by account_id fetch first " + most + " rows only")
                .setParameter(1, last)
                .setParameter(2, last)
                .getResultList();
        return rows.stream().map(id -> new AccountId((String) id)).toList();
    }

    @Override
    public List<Key> keys(AccountId account, int most) {
        return entities.createQuery(
                        "select k.id, k.person from AccessKeyRow k where k.account = :account order by k.id",
                        Object[].class)
                .setParameter("account", account.digits())
                .setMaxResults(most)
                .getResultStream()
                .map(row -> new Key((String) row[0], new PersonId((String) row[1])))
                .toList();
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }

    private static Instant instant(@Nullable Object value) {
        return new InstantColumn().convertToEntityAttribute(value);
    }
}
