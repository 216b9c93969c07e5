package org.caseport.web.fakes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.report.ReportMail;
import org.caseport.domain.report.ReportMails;

public final class InMemoryReportMails implements ReportMails {

    public final Map<String, ReportMail> byId = new LinkedHashMap<>();

    @Override
    public List<ReportMail> of(PersonId person) {
        return byId.values().stream()
                .filter(mail -> mail.person().equals(person))
                .toList();
    }

    @Override
    public void add(ReportMail mail) {
        byId.put(mail.id(), mail);
    }

    @Override
    public Optional<ReportMail> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public boolean remove(PersonId person, String id) {
        return find(id).filter(mail -> mail.person().equals(person)).isPresent() && byId.remove(id) != null;
    }

    @Override
    public List<ReportMail> dueBy(LocalDate day) {
        return byId.values().stream().filter(mail -> !mail.next().isAfter(day)).toList();
    }

    @Override
    public Optional<ReportMail> lock(String id) {
        return find(id);
    }

    @Override
    public void moveOn(String id, LocalDate next) {
        byId.computeIfPresent(
                id,
                (any, mail) -> new ReportMail(
                        id,
                        mail.person(),
                        mail.rhythm(),
                        mail.kind(),
                        mail.groupBy(),
                        mail.compare(),
                        mail.filter(),
                        mail.language(),
                        next,
                        mail.orderedAt()));
    }

    @Override
    public int repeatGivenUp(Instant since, Instant now) {
        return 0;
    }
}
