package org.caseport.persistence.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.notice.MailTrigger;
import org.caseport.domain.report.FactFilter;
import org.caseport.domain.report.GroupBy;
import org.caseport.domain.report.ReportKind;
import org.caseport.domain.report.ReportMail;
import org.caseport.domain.report.ReportMails;
import org.caseport.persistence.column.InstantColumn;

@ApplicationScoped
@Transactional
class JpaReportMails implements ReportMails {

    private static final String SELECT =
            "select id, person_id, rhythm, kind, group_by, compare, narrowed, language, cast(next_day as varchar(10)),"
                    + " ordered_at from report_mail where ";

    private static final String REPEAT = "update delivery set state = 'WAITING', attempts = 0, due_at = ?1, taker = '',"
            + " finished_at = null where channel = 'MAIL' and state = 'FAILED' and trouble = 'GONE' and kind = '"
            + MailTrigger.REPORT.kind() + "' and finished_at >= ?2 and exists (select 1 from report_mail m"
            + " join person p on p.id = m.person_id where delivery.detail like m.id || ' %'"
            + " and p.email = delivery.recipient)";

    @Inject
    EntityManager entities;

    @Override
    public List<ReportMail> of(PersonId person) {
        return found(query("person_id = ?1 order by ordered_at, id").setParameter(1, person.value()));
    }

    @Override
    public void add(ReportMail mail) {
        entities.createNativeQuery("insert into report_mail (id, person_id, rhythm, kind, group_by, compare, narrowed,"
                        + " language, next_day, ordered_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
                .setParameter(1, mail.id())
                .setParameter(2, mail.person().value())
                .setParameter(3, mail.rhythm().name())
                .setParameter(4, mail.kind().name())
                .setParameter(5, mail.groupBy().name())
                .setParameter(6, mail.compare())
                .setParameter(7, written(mail.filter()))
                .setParameter(8, mail.language())
                .setParameter(9, Date.valueOf(mail.next()))
                .setParameter(10, Timestamp.from(mail.orderedAt()))
                .executeUpdate();
    }

    @Override
    public Optional<ReportMail> find(String id) {
        return one(query("id = ?1").setParameter(1, id));
    }

    @Override
    public boolean remove(PersonId person, String id) {
        return entities.createNativeQuery("delete from report_mail where id = ?1 and person_id = ?2")
                        .setParameter(1, id)
                        .setParameter(2, person.value())
                        .executeUpdate()
                > 0;
    }

    @Override
    public List<ReportMail> dueBy(LocalDate day) {
        return found(query("next_day <= ?1 order by next_day, id").setParameter(1, Date.valueOf(day)));
    }

    @Override
    public Optional<ReportMail> lock(String id) {
        return one(query("id = ?1 for update skip locked").setParameter(1, id));
    }

    @Override
    public void moveOn(String id, LocalDate next) {
        entities.createNativeQuery("update report_mail set next_day = ?2 where id = ?1")
                .setParameter(1, id)
                .setParameter(2, Date.valueOf(next))
                .executeUpdate();
    }

    @Override
    public int repeatGivenUp(Instant since, Instant now) {
        return entities.createNativeQuery(REPEAT)
                .setParameter(1, Timestamp.from(now))
                .setParameter(2, Timestamp.from(since))
                .executeUpdate();
    }

    private Query query(String condition) {
        return entities.createNativeQuery(SELECT + condition);
    }

    private static Optional<ReportMail> one(Query query) {
        return found(query).stream().findFirst();
    }

    private static List<ReportMail> found(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> mail((Object[]) row)).toList();
    }

    private static ReportMail mail(Object[] row) {
        return new ReportMail(
                (String) row[0],
                new PersonId((String) row[1]),
                ReportMail.Rhythm.valueOf((String) row[2]),
                ReportKind.valueOf((String) row[3]),
                GroupBy.valueOf((String) row[4]),
                (Boolean) row[5],
                filter((String) row[6]),
                (String) row[7],
                LocalDate.parse((String) row[8]),
                new InstantColumn().convertToEntityAttribute(row[9]));
    }

    private static String written(FactFilter filter) {
        return new TreeMap<>(filter.values())
                .entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining(" "));
    }

    private static FactFilter filter(String written) {
        Map<FactFilter.Column, String> values = new EnumMap<>(FactFilter.Column.class);
        if (!written.isEmpty()) {
            for (String one : written.split(" ", -1)) {
                int end = one.indexOf('=');
                values.put(FactFilter.Column.valueOf(one.substring(0, end)), one.substring(end + 1));
            }
        }
        return new FactFilter(values);
    }
}
