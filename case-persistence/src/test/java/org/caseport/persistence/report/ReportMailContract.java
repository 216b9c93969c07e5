package org.caseport.persistence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.erasure.Erasure;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Deliveries;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.MailTrigger;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;
import org.caseport.domain.report.FactFilter;
import org.caseport.domain.report.FactFilter.Column;
import org.caseport.domain.report.GroupBy;
import org.caseport.domain.report.ReportKind;
import org.caseport.domain.report.ReportMail;
import org.caseport.domain.report.ReportMail.Rhythm;
import org.caseport.domain.report.ReportMails;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
import org.junit.jupiter.api.Test;

/** What orders of reports by mail promise, whatever the database. */
abstract class ReportMailContract extends DatabaseContract {

    private static final AccountId NO_ACCOUNT = new AccountId("000000000000");
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-30");
    private static final Instant NOW = Instant.parse("2026-11-30T06:00:00Z");

    private static ReportMails mails(TestDatabase.Kept kept) {
        return kept.adapter(ReportMails.class);
    }

    private Person supervisor() {
        String id = Sample.hex();
        Person person = new Person(
                new PersonId(id), id + "@x.example", "Sven", Set.of(Role.SUPERVISOR), null, null, null, Set.of());
        database.act(kept -> kept.people.store(person));
        return person;
    }

    private ReportMail ordered(Person person, LocalDate next) {
        ReportMail mail = new ReportMail(
                Sample.hex(),
                person.id(),
                Rhythm.MONTHLY,
                ReportKind.HAND_OVERS,
                GroupBy.CASE_TYPE,
                true,
                new FactFilter(Map.of(Column.SEVERITY, "high", Column.SERVICE, "-")),
                "ja",
                next,
                NOW);
        database.act(kept -> mails(kept).add(mail));
        return mail;
    }

    @Test
    void an_order_is_read_as_it_was_made_and_only_its_person_stops_it() {
        Person person = supervisor();
        Person other = supervisor();
        ReportMail mail = ordered(person, MONDAY);

        assertOne(kept -> mails(kept).find(mail.id())).contains(mail);
        assertMany(kept -> mails(kept).of(person.id())).containsExactly(mail);
        assertMany(kept -> mails(kept).of(other.id())).isEmpty();
        assertThat(database.<Boolean>ask(kept -> mails(kept).remove(other.id(), mail.id())))
                .isFalse();
        assertThat(database.<Boolean>ask(kept -> mails(kept).remove(person.id(), mail.id())))
                .isTrue();
        assertMany(kept -> mails(kept).of(person.id())).isEmpty();
    }

    @Test
    void it_is_due_from_its_day_on_until_it_moves_on() {
        ReportMail mail = ordered(supervisor(), MONDAY);

        assertMany(kept -> mails(kept).dueBy(MONDAY.minusDays(1))).doesNotContain(mail);
        assertMany(kept -> mails(kept).dueBy(MONDAY)).contains(mail);
        database.act(kept -> mails(kept).moveOn(mail.id(), MONDAY.plusDays(1)));
        assertMany(kept -> mails(kept).dueBy(MONDAY)).extracting(ReportMail::id).doesNotContain(mail.id());
    }

    @Test
    void one_server_has_it_and_the_others_pass_it_by() {
        ReportMail mail = ordered(supervisor(), MONDAY);

        Optional<ReportMail> second = database.ask(first -> {
            assertThat(mails(first).lock(mail.id())).isPresent();
            return database.ask(kept -> mails(kept).lock(mail.id()));
        });

        assertThat(second).isEmpty();
    }

    @Test
    void it_goes_with_its_person() {
        Person person = supervisor();
        ReportMail mail = ordered(person, MONDAY);

        database.act(kept ->
                kept.erasures.begin(new Erasure(person.id(), person.email(), false, new PersonId("admin"), NOW)));

        assertOne(kept -> mails(kept).find(mail.id())).isEmpty();
    }

    @Test
    void a_mail_that_an_older_server_gave_up_waits_again_unless_it_was_stopped() {
        Person person = supervisor();
        ReportMail mail = ordered(person, MONDAY);
        ReportMail stopped = ordered(person, MONDAY);
        Delivery givenUp = givenUp(mail, person);
        givenUp(stopped, person);
        database.act(kept -> mails(kept).remove(person.id(), stopped.id()));

        int repeated = database.ask(kept -> mails(kept).repeatGivenUp(NOW.minus(Duration.ofDays(1)), NOW));
        int later = database.ask(kept -> mails(kept).repeatGivenUp(NOW.plusSeconds(1), NOW.plusSeconds(2)));

        assertThat(repeated).isEqualTo(1);
        assertThat(later).isZero();
        List<Delivery> taken = database.ask(kept ->
                kept.adapter(Deliveries.class).take(Channel.MAIL, 9, "taker", NOW.plusSeconds(1), NOW.plusSeconds(9)));
        assertThat(taken).extracting(Delivery::number).contains(givenUp.number());
    }

    private Delivery givenUp(ReportMail mail, Person person) {
        return database.ask(kept -> {
            Outbox.Entry entry = kept.outbox.putDispatched(
                    Notice.ofAccount(NO_ACCOUNT, MailTrigger.REPORT.kind(), mail.id() + " 2026-11-30 UTC " + NOW, NOW));
            Delivery planned = Delivery.planned(entry, Channel.MAIL, person.email(), NOW);
            Deliveries deliveries = kept.adapter(Deliveries.class);
            deliveries.plan(List.of(planned));
            Delivery taken = deliveries.take(Channel.MAIL, 99, "older", NOW, NOW.plusSeconds(60)).stream()
                    .filter(one -> one.number() == planned.number())
                    .findFirst()
                    .orElseThrow();
            deliveries.settle(List.of(
                    new Deliveries.Settlement(taken, taken.failed(Delivery.Trouble.GONE, "", 0, Duration.ZERO, NOW))));
            return planned;
        });
    }

    @Test
    void a_notice_whose_delivery_is_planned_is_not_taken_up_again() {
        database.act(kept -> kept.outbox.putDispatched(
                Notice.ofAccount(NO_ACCOUNT, MailTrigger.REPORT.kind(), "x 2026-11-30 UTC " + NOW, NOW)));

        assertMany(kept -> kept.outbox.lockPending(100))
                .extracting(entry -> entry.notice().kind())
                .doesNotContain(MailTrigger.REPORT.kind());
    }
}
