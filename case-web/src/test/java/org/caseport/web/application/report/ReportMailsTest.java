package org.caseport.web.application.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.notice.Deliveries;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Outbox;
import org.caseport.domain.report.FactFilter;
import org.caseport.domain.report.GroupBy;
import org.caseport.domain.report.Report;
import org.caseport.domain.report.ReportKind;
import org.caseport.domain.report.ReportMail;
import org.caseport.domain.report.ReportMail.Rhythm;
import org.caseport.domain.report.ReportRequest;
import org.caseport.web.Injector;
import org.caseport.web.Told;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.PortalUrls;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.fakes.InMemoryAgents;
import org.caseport.web.fakes.InMemoryPeople;
import org.caseport.web.fakes.InMemoryReportMails;
import org.junit.jupiter.api.Test;

class ReportMailsTest {

    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    /** A Monday, 09:00 in UTC and 14:30 in Kolkata. */
    private static final Instant NOW = SupportDesk.MONDAY_NINE;

    private static final LocalDate MONDAY = NOW.atZone(KOLKATA).toLocalDate();
    private static final Person SVEN = person("sven", "ja");
    private static final Agent SUPERVISOR = agent("sven", true);
    private static final Agent AGENT = agent("aiko", false);

    private final SupportDesk desk = new SupportDesk();
    private final InMemoryReportMails mails = new InMemoryReportMails();
    private final InMemoryPeople people = new InMemoryPeople();
    private final InMemoryAgents agents = new InMemoryAgents();
    private final List<Delivery> planned = new ArrayList<>();
    private final List<ReportRequest> read = new ArrayList<>();
    private final OrderingReportMails ordering;
    private final MailingReports mailing;

    ReportMailsTest() {
        people.all.put(SVEN.id(), SVEN);
        people.all.put(AGENT.id(), person("aiko", null));
        agents.byId.put(SVEN.id(), SUPERVISOR);
        agents.byId.put(AGENT.id(), AGENT);
        ReadingReports reading = new ReadingReports() {
            @Override
            public Report read(ReportRequest request) {
                read.add(request);
                return new Report(
                        request, List.of(), new Report.Row(ReportRequest.ALL, Map.of(), Map.of()), null, Map.of());
            }
        };
        ReportTables tables = (report, reader, language, portal) -> new ReportTables.Written(
                language.getLanguage(), reader.name(), "", "", "", portal + "/workspace/reports", List.of());
        PortalUrls portal = new PortalUrls() {
            @Override
            public Optional<String> base() {
                return Optional.of("https://support.company.example");
            }
        };
        Deliveries deliveries = Deliveries.class.cast(Proxy.newProxyInstance(
                Deliveries.class.getClassLoader(), new Class<?>[] {Deliveries.class}, (proxy, method, arguments) -> {
                    ((List<?>) arguments[0]).forEach(one -> planned.add((Delivery) one));
                    return null;
                }));
        Injector injector = new Injector()
                .with(mails, people, agents, new Told<Outbox.Filled>())
                .with(Deliveries.class, deliveries)
                .with(ReadingReports.class, reading)
                .with(ReportTables.class, tables)
                .with(PortalUrls.class, portal);
        ordering = injector.fill(desk.fill(new OrderingReportMails()));
        mailing = injector.fill(desk.fill(new MailingReports()));
    }

    private static Person person(String id, String language) {
        return new Person(
                new PersonId(id),
                id + "@x.example",
                id,
                Set.of(Role.SUPERVISOR),
                null,
                language,
                null,
                Set.of(),
                null,
                KOLKATA);
    }

    private static Agent agent(String id, boolean supervisor) {
        return new Agent(new PersonId(id), id, supervisor, Set.of("en"), Set.of());
    }

    private static ReportRequest request(ReportKind kind) {
        return new ReportRequest(
                kind, MONDAY, MONDAY, ZoneId.of("UTC"), GroupBy.PLAN, false, NOW, FactFilter.NONE, null);
    }

    private ReportMail ordered(Rhythm rhythm) {
        return SupportDesk.done(ordering.order(SUPERVISOR, request(ReportKind.TARGETS), rhythm, "en"));
    }

    private List<String> acts() {
        return desk.journal.stream().map(JournalEntry::act).toList();
    }

    @Test
    void a_supervisor_orders_a_report_once_from_the_next_monday_or_month_on() {
        ReportMail weekly = ordered(Rhythm.WEEKLY);
        ReportMail again = ordered(Rhythm.WEEKLY);
        ReportMail monthly = ordered(Rhythm.MONTHLY);

        assertThat(weekly.next()).isEqualTo(MONDAY.plusDays(7));
        assertThat(monthly.next()).isEqualTo(MONDAY.plusMonths(1).withDayOfMonth(1));
        assertThat(again).isEqualTo(weekly);
        assertThat(ordering.of(SUPERVISOR)).containsExactly(weekly, monthly);
        assertThat(acts()).containsExactly("report.mail-ordered", "report.mail-ordered");
    }

    @Test
    void other_agents_order_see_and_stop_none() {
        ReportMail mail = ordered(Rhythm.WEEKLY);

        assertThat(ordering.order(AGENT, request(ReportKind.TARGETS), Rhythm.WEEKLY, "en")
                        .rejection())
                .contains(OrderingReportMails.Why.NOT_SUPERVISOR);
        assertThat(ordering.of(AGENT)).isEmpty();
        assertThat(ordering.stop(AGENT, mail.id()).rejection()).contains(OrderingReportMails.Why.NOT_SUPERVISOR);
        assertThat(ordering.of(SUPERVISOR)).containsExactly(mail);
    }

    @Test
    void stopping_ends_only_the_own_order_and_is_journaled() {
        ReportMail mail = ordered(Rhythm.WEEKLY);
        Agent other = agent("aiko", true);

        Outcome<String> foreign = ordering.stop(other, mail.id());
        Outcome<String> own = ordering.stop(SUPERVISOR, mail.id());
        Outcome<String> twice = ordering.stop(SUPERVISOR, mail.id());

        assertThat(foreign.rejection()).contains(OrderingReportMails.Why.NO_SUCH_MAIL);
        assertThat(own.rejection()).isEmpty();
        assertThat(twice.rejection()).contains(OrderingReportMails.Why.NO_SUCH_MAIL);
        assertThat(desk.journal)
                .extracting(JournalEntry::act, JournalEntry::outcome)
                .contains(tuple("report.mail-stopped", "done"), tuple("report.mail-stopped", "refused"));
    }

    @Test
    void there_are_so_many_at_most() {
        for (ReportKind kind : ReportKind.values()) {
            for (Rhythm rhythm : Rhythm.values()) {
                SupportDesk.done(ordering.order(SUPERVISOR, request(kind), rhythm, "en"));
            }
        }
        ReportRequest compared = new ReportRequest(
                ReportKind.TARGETS, MONDAY, MONDAY, ZoneId.of("UTC"), GroupBy.PLAN, true, NOW, FactFilter.NONE, null);

        assertThat(ordering.order(SUPERVISOR, compared, Rhythm.WEEKLY, "en").rejection())
                .contains(new Rejection.TooMany(OrderingReportMails.MOST));
    }

    @Test
    void a_due_report_is_planned_once_and_moves_on() {
        ReportMail mail = ordered(Rhythm.WEEKLY);
        assertThat(mailing.due()).isEmpty();
        desk.later(Duration.ofDays(7));

        assertThat(mailing.due()).containsExactly(mail.id());
        assertThat(mailing.plan(mail.id())).isTrue();
        assertThat(mailing.plan(mail.id())).isFalse();

        assertThat(mailing.due()).isEmpty();
        assertThat(planned).extracting(Delivery::recipient).containsExactly("sven@x.example");
        assertThat(mails.byId.get(mail.id()).next()).isEqualTo(MONDAY.plusDays(14));
        assertThat(acts()).containsExactly("report.mail-ordered", "report.mailed");
    }

    @Test
    void the_mail_is_about_the_week_before_in_the_persons_zone_and_language_and_the_same_at_each_attempt() {
        ReportMail mail = ordered(Rhythm.WEEKLY);
        desk.later(Duration.ofDays(7));
        mailing.plan(mail.id());
        MailingReports.Mail first = mailing.prepare(planned.get(0)).orElseThrow();
        desk.later(Duration.ofDays(1));
        MailingReports.Mail second = mailing.prepare(planned.get(0)).orElseThrow();

        assertThat(first).isEqualTo(second);
        assertThat(first.language()).isEqualTo(Locale.JAPANESE);
        assertThat(read.get(0)).isEqualTo(read.get(1));
        assertThat(read.get(0).zone()).isEqualTo(KOLKATA);
        assertThat(read.get(0).first()).isEqualTo(MONDAY);
        assertThat(read.get(0).last()).isEqualTo(MONDAY.plusDays(6));
        assertThat(read.get(0).visibility()).isNull();
    }

    @Test
    void who_is_deactivated_or_no_longer_a_supervisor_gets_none_and_the_order_ends() {
        ReportMail mail = ordered(Rhythm.WEEKLY);
        desk.later(Duration.ofDays(7));
        agents.byId.put(SVEN.id(), agent("sven", false));

        mailing.plan(mail.id());

        assertThat(planned).isEmpty();
        assertThat(mails.byId).isEmpty();
        assertThat(acts()).containsExactly("report.mail-ordered", "report.mail-stopped");
    }

    @Test
    void a_mail_that_is_planned_is_not_written_for_who_was_deactivated_meanwhile_or_has_stopped_it() {
        ReportMail mail = ordered(Rhythm.WEEKLY);
        ReportMail other = ordered(Rhythm.MONTHLY);
        desk.later(Duration.ofDays(40));
        mailing.plan(mail.id());
        mailing.plan(other.id());
        SupportDesk.done(ordering.stop(SUPERVISOR, mail.id()));
        people.deactivate(SVEN.id(), NOW);

        assertThat(mailing.prepare(planned.get(0))).isEmpty();
        assertThat(mailing.prepare(planned.get(1))).isEmpty();
        assertThat(mails.byId).isEmpty();
        assertThat(read).isEmpty();
    }
}
