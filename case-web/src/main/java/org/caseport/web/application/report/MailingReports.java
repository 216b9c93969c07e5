package org.caseport.web.application.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Deliveries;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.MailTrigger;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;
import org.caseport.domain.report.ReportMail;
import org.caseport.domain.report.ReportMails;
import org.caseport.web.application.PortalUrls;

/**
 * Mails reports that are due, each by one server: who locks the order plans the mail and the next day in one
 * transaction. A person who was deactivated or is no longer a supervisor gets none, and the order ends.
 */
@ApplicationScoped
@Transactional
public class MailingReports {

    /** In the place of an account: reports are about all of them. */
    public static final AccountId NO_ACCOUNT = new AccountId("000000000000");

    /** What was recorded less than so long ago may not be committed yet. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    /** How long ago a server of the release before can have given up a mail that is still sent. */
    private static final Duration STILL_NEWS = Duration.ofDays(1);

    @Inject
    ReportMails mails;

    @Inject
    People people;

    @Inject
    Agents agents;

    @Inject
    ReadingReports reading;

    @Inject
    ReportTables tables;

    @Inject
    PortalUrls portal;

    @Inject
    Deliveries deliveries;

    @Inject
    Outbox outbox;

    @Inject
    Event<Outbox.Filled> filled;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** A report that is mailed, and to whom. */
    public record Mail(Person to, ReportMail order, Locale language, ReportTables.Written report) {}

    /** The ids of orders that may be due. */
    public List<String> due() {
        // It is tomorrow already where the day begins first.
        LocalDate latest = clock.instant().atZone(ZoneOffset.MAX).toLocalDate();
        return mails.dueBy(latest).stream()
                .filter(mail -> people.find(mail.person())
                        .map(OrderingReportMails::zoneOf)
                        .filter(zone -> !mail.isDue(zone, clock.instant()))
                        .isEmpty())
                .map(ReportMail::id)
                .toList();
    }

    /** Plans the mail of this order if it is still due; false where another server has done so. */
    public boolean plan(String id) {
        Optional<ReportMail> locked = mails.lock(id);
        if (locked.isEmpty()) {
            return false;
        }
        ReportMail mail = locked.get();
        Instant now = clock.instant();
        Optional<Person> to = supervisor(mail);
        if (to.isEmpty()) {
            end(mail, now);
            return true;
        }
        ZoneId zone = OrderingReportMails.zoneOf(to.get());
        if (!mail.isDue(zone, now)) {
            return false;
        }
        LocalDate day = mail.lastDue(zone, now);
        Instant asOf = now.minus(SETTLED).truncatedTo(ChronoUnit.SECONDS);
        Outbox.Entry entry = outbox.putDispatched(Notice.ofAccount(
                NO_ACCOUNT, MailTrigger.REPORT.kind(), mail.id() + " " + day + " " + zone.getId() + " " + asOf, now));
        deliveries.plan(List.of(Delivery.planned(entry, Channel.MAIL, to.get().email(), now)));
        mails.moveOn(mail.id(), mail.rhythm().after(day));
        journal.done(
                null, null, JournalAct.REPORT_MAILED, mail.id(), OrderingReportMails.detail(mail) + " " + day, now);
        filled.fire(new Outbox.Filled());
        return true;
    }

    /** Makes up for what servers of the release before, which know no reports by mail, have given up. */
    public int repeatGivenUp() {
        Instant now = clock.instant();
        int repeated = mails.repeatGivenUp(now.minus(STILL_NEWS), now);
        if (repeated > 0) {
            filled.fire(new Outbox.Filled());
        }
        return repeated;
    }

    /** What the mail says; empty where the order was stopped, or its person may not read reports any more. */
    public Optional<Mail> prepare(Delivery delivery) {
        Notice notice = delivery.notice();
        Optional<ReportMail> found = mails.find(notice.detail(0));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ReportMail order = found.get();
        Optional<Person> to = supervisor(order);
        if (to.isEmpty()) {
            end(order, clock.instant());
            return Optional.empty();
        }
        return to.filter(person -> person.email().equals(delivery.recipient())).map(person -> {
            String chosen = person.language();
            Locale language = Locale.forLanguageTag(chosen == null ? order.language() : chosen);
            return new Mail(
                    person,
                    order,
                    language,
                    tables.write(
                            reading.read(order.request(
                                    LocalDate.parse(notice.detail(1)),
                                    ZoneId.of(notice.detail(2)),
                                    Instant.parse(notice.detail(3)))),
                            person,
                            language,
                            portal.base().orElse("")));
        });
    }

    private Optional<Person> supervisor(ReportMail mail) {
        return agents.find(mail.person())
                .filter(agent -> reading.scopeOf(agent).isPresent())
                .flatMap(agent -> people.find(agent.id()))
                .filter(Person::isActive);
    }

    private void end(ReportMail mail, Instant now) {
        if (mails.remove(mail.person(), mail.id())) {
            journal.done(null, null, JournalAct.REPORT_MAIL_STOPPED, mail.id(), "NOT_SUPERVISOR", now);
        }
    }
}
