package org.caseport.persistence.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.hook.Webhook;
import org.caseport.domain.hook.Webhooks;
import org.caseport.domain.notice.BouncedAddress;
import org.caseport.domain.notice.BouncedAddresses;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Deliveries;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Delivery.State;
import org.caseport.domain.notice.Delivery.Trouble;
import org.caseport.domain.notice.MailPreferences;
import org.caseport.domain.notice.MailTopic;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;
import org.caseport.domain.storage.PendingWork;
import org.caseport.persistence.QueryCount;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What outbox and deliveries promise, whatever the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TellingContract {

    private static final String ANA = "ana@company.example";
    private static final String BEN = "ben@company.example";
    private static final Instant LATER = MONDAY_NINE.plusSeconds(120);

    TestDatabase database;
    Member member;

    abstract TestDatabase open();

    @BeforeAll
    void open_the_database() {
        database = open();
        member = Sample.memberOf(database);
    }

    @AfterAll
    void close_the_database() throws Exception {
        database.close();
    }

    @BeforeEach
    void nothing_waits() {
        database.act(kept -> {
            kept.entities.createQuery("delete from DeliveryRow d").executeUpdate();
            kept.entities.createQuery("delete from OutboxRow o").executeUpdate();
            kept.entities.createQuery("delete from BouncedAddressRow m").executeUpdate();
        });
    }

    @Test
    void a_notice_survives_the_round_trip_and_is_taken_up_once() {
        Notice notice = put(newCase(), 0);

        List<Outbox.Entry> found = database.ask(kept -> kept.outbox.lockPending(9));
        assertThat(found).extracting(Outbox.Entry::notice).containsExactly(notice);
        Delivery caused = Delivery.planned(found.get(0), Channel.MAIL, ANA, MONDAY_NINE);
        Delivery unknown = Delivery.planned(new Outbox.Entry(-1, notice), Channel.MAIL, ANA, MONDAY_NINE);
        assertThat(database.<Map<Delivery, String>>ask(kept -> kept.outbox.originsOf(List.of(caused, unknown))))
                .containsExactly(Map.entry(caused, TestDatabase.ORIGIN));
        database.act(kept -> kept.outbox.markDispatched(found));

        assertThat(database.<List<Outbox.Entry>>ask(kept -> kept.outbox.lockPending(9)))
                .isEmpty();
        database.act(kept -> kept.outbox.deleteBefore(notice.at()));
        assertThat(database.count("outbox", "taken_up")).isEqualTo(1);
        database.act(kept -> kept.outbox.deleteBefore(notice.at().plusSeconds(1)));
        assertThat(database.count("outbox", "taken_up")).isZero();
    }

    @Test
    void a_notice_about_an_account_and_its_deliveries_survive_the_round_trip() {
        Notice notice = Notice.ofAccount(member.account(), "account.plan.changed", "business basic", MONDAY_NINE);
        database.act(kept -> kept.outbox.put(notice));

        List<Outbox.Entry> found = database.ask(kept -> kept.outbox.lockPending(9));
        assertThat(found).extracting(Outbox.Entry::notice).containsExactly(notice);
        database.act(kept -> kept.outbox.markDispatched(found));
        plan(found.get(0), ANA);

        assertThat(take(9)).extracting(Delivery::notice).containsExactly(notice);
    }

    @Test
    void what_waits_is_counted_with_the_age_of_its_oldest() {
        SupportCase one = newCase();
        database.act(kept -> kept.cases.add(one));
        Notice untaken = put(one, 7);
        plan(entry(one, 1), ANA, BEN);
        plan(entry(one, 2), ANA);
        settle(of(take(9), BEN), d -> d.failed(Trouble.REFUSED, "550 no", 550, Duration.ofMillis(3), LATER));

        PendingWork.Reading reading = database.ask(kept -> {
            return kept.adapter(PendingWork.class).read(LATER);
        });

        assertThat(reading.notices()).isEqualTo(new PendingWork.Heap(1, untaken.at()));
        assertThat(reading.tellings(Channel.MAIL).waiting().size()).isEqualTo(2);
        assertThat(reading.tellings(Channel.MAIL).waiting().oldest()).isNotNull();
        assertThat(reading.tellings(Channel.MAIL).failed()).isEqualTo(1);
        assertThat(reading.tellings(Channel.HOOK).waiting()).isEqualTo(PendingWork.Heap.NOTHING);
        assertThat(reading.oldestUntold()).isNotNull().isBeforeOrEqualTo(untaken.at());
        assertThat(reading.open(org.caseport.domain.desk.Queue.Turn.UNANSWERED).size())
                .isPositive();
        assertThat(reading.open(org.caseport.domain.desk.Queue.Turn.UNANSWERED).oldest())
                .isNotNull();
    }

    @Test
    void a_notice_that_is_taken_up_twice_is_told_once_to_each() {
        Outbox.Entry entry = entry(newCase(), 0);

        plan(entry, ANA, BEN);
        plan(entry, ANA, BEN);

        assertThat(take(9)).extracting(Delivery::recipient).containsExactlyInAnyOrder(ANA, BEN);
        assertThat(take(9)).isEmpty();
    }

    @Test
    void a_later_notice_of_a_case_waits_for_the_earlier_one_and_other_cases_do_not() {
        SupportCase one = newCase();
        plan(entry(one, 2), ANA);
        plan(entry(one, 1), ANA);
        plan(entry(newCase(), 3), ANA);

        List<Delivery> first = take(9);
        assertThat(first).extracting(d -> d.notice().communication()).containsExactly(1, 3);
        settle(first.get(0), d -> d.again(LATER, Trouble.NOT_NOW, "450 later", 450, Duration.ofMillis(7)));
        assertThat(take(9)).isEmpty();

        Delivery again = take(9, LATER).get(0);
        assertThat(again.attempts()).isEqualTo(2);
        assertThat(again.words()).isEqualTo("450 later");
        settle(again, d -> d.done(250, Duration.ofMillis(3), LATER));
        assertThat(take(9, LATER)).extracting(d -> d.notice().communication()).containsExactly(2);
    }

    @Test
    void who_is_refused_keeps_nobody_else_waiting() {
        SupportCase one = newCase();
        plan(entry(one, 1), ANA, BEN);
        plan(entry(one, 2), ANA, BEN);

        List<Delivery> first = take(9);
        settle(of(first, ANA), d -> d.again(LATER, Trouble.NOT_NOW, "450", 450, Duration.ZERO));
        settle(of(first, BEN), d -> d.failed(Trouble.REFUSED, "550", 550, Duration.ZERO, MONDAY_NINE));

        assertThat(take(9)).extracting(Delivery::recipient).containsExactly(BEN);
    }

    @Test
    void nothing_is_told_before_an_earlier_notice_of_its_case_was_taken_up() {
        SupportCase one = newCase();
        put(one, 1);
        plan(entry(one, 2), ANA);

        assertThat(take(9)).isEmpty();
        database.act(kept -> kept.outbox.markDispatched(kept.outbox.lockPending(9)));
        assertThat(take(9)).hasSize(1);
    }

    @Test
    void each_delivery_goes_to_exactly_one_of_many_takers() throws Exception {
        for (int i = 0; i < 60; i++) {
            plan(entry(newCase(), i), ANA);
        }
        Queue<Long> taken = new ConcurrentLinkedQueue<>();
        ExecutorService takers = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String name = "taker-" + i;
                all.add(takers.submit(() -> {
                    while (taken.size() < 60) {
                        List<Delivery> some =
                                database.ask(kept -> deliveries(kept).take(Channel.MAIL, 3, name, MONDAY_NINE, LATER));
                        some.forEach(delivery -> taken.add(delivery.number()));
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get(60, TimeUnit.SECONDS);
            }
        } finally {
            takers.shutdownNow();
        }
        assertThat(taken).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    void what_a_dead_server_had_comes_back_and_its_late_word_counts_no_more() {
        plan(entry(newCase(), 1), ANA);
        Delivery dead = take(9).get(0);

        assertThat(take(9, LATER.minusSeconds(1))).isEmpty();
        Delivery alive = database.ask(
                        kept -> deliveries(kept).take(Channel.MAIL, 9, "another", LATER, LATER.plusSeconds(60)))
                .get(0);

        assertThat(settle(dead, d -> d.done(250, Duration.ZERO, LATER))).isFalse();
        assertThat(settle(alive, d -> d.done(250, Duration.ZERO, LATER))).isTrue();
        assertThat(database.<Long>ask(kept -> deliveries(kept).count(Channel.MAIL, State.DONE)))
                .isEqualTo(1);
    }

    @Test
    void results_that_are_stored_together_count_each_for_itself() {
        plan(entry(newCase(), 1), ANA);
        Delivery late = take(9).get(0);
        Delivery alive = database.ask(
                        kept -> deliveries(kept).take(Channel.MAIL, 9, "another", LATER, LATER.plusSeconds(60)))
                .get(0);
        plan(entry(newCase(), 2), BEN);
        Delivery other = take(9).get(0);

        List<Delivery> settled = database.ask(kept -> deliveries(kept)
                .settle(List.of(
                        new Deliveries.Settlement(late, late.done(250, Duration.ZERO, LATER)),
                        new Deliveries.Settlement(
                                other, other.again(LATER, Trouble.NOT_NOW, "450", 450, Duration.ZERO)))));

        assertThat(settled).extracting(Delivery::recipient).containsExactly(BEN);
        assertThat(settle(alive, d -> d.done(250, Duration.ZERO, LATER))).isTrue();
        assertThat(take(9, LATER)).extracting(Delivery::words).containsExactly("450");
    }

    @Test
    void what_was_taken_and_not_tried_can_be_given_back_by_who_has_it() {
        plan(entry(newCase(), 1), ANA, BEN);
        List<Delivery> taken = take(9);
        settle(of(taken, BEN), d -> d.done(250, Duration.ZERO, MONDAY_NINE));

        database.act(kept -> deliveries(kept).giveBack(taken, LATER));

        assertThat(take(9)).isEmpty();
        List<Delivery> another =
                database.ask(kept -> deliveries(kept).take(Channel.MAIL, 9, "another", LATER, LATER.plusSeconds(60)));
        assertThat(another).extracting(Delivery::attempts).containsExactly(1);
        database.act(kept -> deliveries(kept).giveBack(taken, LATER));
        assertThat(take(9, LATER)).isEmpty();
    }

    @Test
    void what_failed_stays_to_be_seen_and_can_be_sent_again() {
        plan(entry(newCase(), 1), ANA);
        Delivery taken = take(9).get(0);
        settle(taken, d -> d.failed(Trouble.REFUSED, "554 nö \uD83D", 554, Duration.ofMillis(5), MONDAY_NINE));

        database.act(kept -> deliveries(kept).deleteBefore(LATER));
        Delivery failed = database.ask(kept -> deliveries(kept).to(taken.account(), Channel.MAIL, ANA, 9))
                .get(0);
        assertThat(failed.trouble()).isEqualTo(Trouble.REFUSED);
        assertThat(failed.words()).isEqualTo("554 nö \uFFFD");
        assertThat(failed.took()).isEqualTo(Duration.ofMillis(5));
        assertThat(take(9, LATER)).isEmpty();

        assertThat(database.<Boolean>ask(kept ->
                        deliveries(kept).sendAgain(failed.account(), failed.number(), Channel.MAIL, ANA, LATER)))
                .isTrue();
        assertThat(take(9, LATER)).extracting(Delivery::attempts).containsExactly(1);
        assertThat(database.<Boolean>ask(
                        kept -> deliveries(kept).sendAgain(failed.account(), -1, Channel.MAIL, ANA, LATER)))
                .isFalse();
    }

    @Test
    void the_delivery_of_the_newest_notice_to_each_recipient_is_found_by_one_query() {
        SupportCase about = newCase();
        plan(entry(about, 1), ANA, BEN);
        plan(entry(about, 2), ANA);
        plan(entry(newCase(), 3), ANA);
        List<Delivery> toAna = database.ask(kept -> deliveries(kept).to(member.account(), Channel.MAIL, ANA, 9));

        QueryCount count = new QueryCount();
        List<Delivery> latest = database.ask(kept -> count.during(kept.entities, () -> deliveries(kept)
                .latestTo(member.account(), Channel.MAIL, Set.of(ANA, BEN, "kim@x.example"))));

        assertThat(toAna).hasSize(3);
        assertThat(latest).hasSize(2).contains(toAna.get(0));
        assertThat(latest).extracting(Delivery::recipient).containsExactlyInAnyOrder(ANA, BEN);
        assertThat(count.statements()).isEqualTo(1);
        assertThat(database.<List<Delivery>>ask(
                        kept -> deliveries(kept).latestTo(member.account(), Channel.HOOK, Set.of(ANA))))
                .isEmpty();
        assertThat(database.<List<Delivery>>ask(
                        kept -> deliveries(kept).latestTo(member.account(), Channel.MAIL, Set.of())))
                .isEmpty();
    }

    @Test
    void what_waits_can_be_postponed_and_hurried() {
        plan(entry(newCase(), 1), ANA);
        plan(entry(newCase(), 1), BEN);

        database.act(kept -> deliveries(kept).postpone(Channel.MAIL, ANA, LATER));
        assertThat(take(9)).extracting(Delivery::recipient).containsExactly(BEN);
        nothing_waits();
        plan(entry(newCase(), 1), ANA, BEN);
        database.act(kept -> deliveries(kept).postponeAll(Channel.MAIL, LATER));
        assertThat(take(9)).isEmpty();
        database.act(kept -> deliveries(kept).retryNow(Channel.MAIL, MONDAY_NINE));

        assertThat(take(9)).hasSize(2);
    }

    @Test
    void couriers_who_find_one_door_shut_at_once_note_what_they_did_and_lock_nobody_out() throws Exception {
        for (int i = 0; i < 30; i++) {
            plan(entry(newCase(), 1), ANA);
        }
        ExecutorService crowd = Executors.newFixedThreadPool(6);
        try {
            List<Future<Integer>> couriers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                couriers.add(crowd.submit(this::carryUntilNothingIsDue));
            }
            int noted = 0;
            for (Future<Integer> courier : couriers) {
                noted += courier.get(2, TimeUnit.MINUTES);
            }

            assertThat(noted).isEqualTo(30);
        } finally {
            crowd.shutdownNow();
        }
        assertThat(database.<Long>ask(kept -> deliveries(kept).count(Channel.MAIL, State.DONE)))
                .isEqualTo(30);
    }

    /** Every delivery finds the door shut first and is put off with all others, again and again, and then arrives. */
    private int carryUntilNothingIsDue() {
        int noted = 0;
        Instant now = MONDAY_NINE;
        while (database.<Long>ask(kept -> deliveries(kept).count(Channel.MAIL, State.DONE)) < 30) {
            now = now.plusSeconds(300);
            Instant due = now;
            String me = UUID.randomUUID().toString();
            List<Delivery> taken =
                    database.ask(kept -> deliveries(kept).take(Channel.MAIL, 3, me, due, due.plusSeconds(120)));
            for (Delivery one : taken) {
                database.act(kept -> deliveries(kept).postponeAll(Channel.MAIL, due.plusSeconds(30)));
                boolean arrives = one.attempts() > 2;
                boolean settled = settle(
                        one,
                        d -> arrives
                                ? d.done(250, Duration.ZERO, due)
                                : d.again(due.plusSeconds(30), Trouble.UNREACHABLE, "refused", 0, Duration.ZERO));
                noted += arrives && settled ? 1 : 0;
            }
        }
        return noted;
    }

    @Test
    void what_arrived_within_the_hour_is_counted_and_forgotten_in_time() {
        SupportCase one = newCase();
        plan(entry(one, 1), ANA);
        settle(take(9).get(0), d -> d.done(250, Duration.ZERO, MONDAY_NINE));

        assertThat(doneSince(MONDAY_NINE)).isEqualTo(1);
        assertThat(doneSince(LATER)).isZero();
        assertThat(database.<List<Delivery>>ask(kept -> deliveries(kept).to(member.account(), Channel.MAIL, ANA, 9)))
                .hasSize(1);
        database.act(kept -> deliveries(kept).deleteBefore(LATER));
        assertThat(database.<Long>ask(kept -> deliveries(kept).count(Channel.MAIL, State.DONE)))
                .isZero();
    }

    @Test
    void an_address_is_suppressed_after_three_refusals_in_a_row() {
        bounce(ANA, 2);
        database.act(kept -> addresses(kept).unsuppress(Set.of(ANA)));
        bounce("ANA@company.example", 2);
        assertThat(isSuppressed(ANA)).isFalse();

        bounce(ANA, 1);

        assertThat(isSuppressed("Ana@Company.example")).isTrue();
        assertThat(database.<List<BouncedAddress>>ask(kept -> addresses(kept).suppressed(9)))
                .containsExactly(new BouncedAddress(ANA, 3, "550 unknown", MONDAY_NINE));
        assertThat(database.<Boolean>ask(kept -> addresses(kept).unsuppress(Set.of(BEN, ANA))))
                .isTrue();
        assertThat(isSuppressed(ANA)).isFalse();
    }

    @Test
    void a_web_hook_survives_the_round_trip_and_is_gone_when_deleted() {
        Webhook hook = Webhook.create(
                        Webhook.newId(),
                        member.account(),
                        "https://hooks.company.example/cases?a=1",
                        Webhook.Form.SUPPORT_CASE_UPDATE,
                        new SealedSecret("0011223344556677", "c2VhbGVk"),
                        MONDAY_NINE)
                .choosing(Set.copyOf(Webhook.CHOOSABLE));
        database.act(kept -> hooks(kept).store(hook));
        database.act(kept -> hooks(kept).store(hook.enabled(false)));

        assertThat(database.<List<Webhook>>ask(kept -> hooks(kept).of(member.account())))
                .containsExactly(hook.enabled(false));
        assertThat(database.<List<Webhook>>ask(kept -> hooks(kept).all())).containsExactly(hook.enabled(false));
        assertThat(database.<List<Webhook>>ask(kept -> hooks(kept).notSealedUnder("another", 9)))
                .hasSize(1);
        assertThat(database.<Boolean>ask(
                        kept -> hooks(kept).delete(Sample.account().id(), hook.id())))
                .isFalse();
        assertThat(database.<Boolean>ask(kept -> hooks(kept).delete(member.account(), hook.id())))
                .isTrue();
        assertThat(database.<Boolean>ask(
                        kept -> hooks(kept).find(member.account(), hook.id()).isEmpty()))
                .isTrue();
    }

    @Test
    void a_web_hook_that_an_older_server_made_has_chosen_nothing() {
        Webhook hook = Webhook.create(
                Webhook.newId(),
                member.account(),
                "https://older.company.example/",
                Webhook.Form.CLOUD_EVENTS,
                new SealedSecret("0011223344556677", "c2VhbGVk"),
                MONDAY_NINE);
        database.act(kept -> {
            hooks(kept).store(hook);
            kept.entities
                    .createNativeQuery("update hook set chosen = null where id = '" + hook.id() + "'")
                    .executeUpdate();
        });

        assertThat(database.<Optional<Webhook>>ask(kept -> hooks(kept).find(member.account(), hook.id())))
                .contains(hook);
        database.act(kept -> hooks(kept).delete(member.account(), hook.id()));
    }

    private int doneSince(Instant since) {
        Map<String, Integer> done =
                database.ask(kept -> deliveries(kept).doneSince(Channel.MAIL, Set.of(ANA, BEN), since));
        return done.getOrDefault(ANA, 0);
    }

    private void bounce(String address, int times) {
        for (int i = 0; i < times; i++) {
            database.act(kept -> addresses(kept).bounced(address, "550 unknown", MONDAY_NINE));
        }
    }

    private boolean isSuppressed(String address) {
        return database.ask(kept -> addresses(kept).suppressedAmong(Set.of(address, BEN)))
                .equals(Set.of(address));
    }

    private SupportCase newCase() {
        return Sample.supportCase(member, "Oven", MONDAY_NINE);
    }

    private static Notice notice(SupportCase about, int communication) {
        return new Notice(
                about.id(),
                "case.communication.added",
                communication,
                "SUPPORT REPLY",
                MONDAY_NINE.plusMillis(communication));
    }

    private Notice put(SupportCase about, int communication) {
        Notice notice = notice(about, communication);
        database.act(kept -> kept.outbox.put(notice));
        return notice;
    }

    private static long numbers = 1_000_000;

    /** A notice that was taken up; its number says nothing about what came first. */
    private static Outbox.Entry entry(SupportCase about, int communication) {
        return new Outbox.Entry(numbers--, notice(about, communication));
    }

    private void plan(Outbox.Entry entry, String... recipients) {
        database.act(kept -> deliveries(kept)
                .plan(Stream.of(recipients)
                        .map(to -> Delivery.planned(entry, Channel.MAIL, to, MONDAY_NINE))
                        .toList()));
    }

    private List<Delivery> take(int most) {
        return take(most, MONDAY_NINE);
    }

    private List<Delivery> take(int most, Instant now) {
        return database.ask(kept -> deliveries(kept).take(Channel.MAIL, most, "us", now, now.plusSeconds(120)));
    }

    private boolean settle(Delivery taken, UnaryOperator<Delivery> how) {
        List<Delivery> settled = database.ask(
                kept -> deliveries(kept).settle(List.of(new Deliveries.Settlement(taken, how.apply(taken)))));
        return !settled.isEmpty();
    }

    private static Delivery of(List<Delivery> all, String recipient) {
        return all.stream()
                .filter(d -> d.recipient().equals(recipient))
                .findFirst()
                .orElseThrow();
    }

    private static Deliveries deliveries(TestDatabase.Kept kept) {
        return kept.adapter(Deliveries.class);
    }

    @Test
    void what_a_person_does_not_want_mails_about_is_kept_and_goes_with_the_person() {
        PersonId muted = member.id();
        database.act(kept -> kept.people.store(
                new Person(muted, "muted@company.example", "Mute", Set.of(Role.MEMBER), member.account(), null, null)));

        assertThat(database.<Set<MailTopic>>ask(kept -> preferences(kept).mutedBy(muted)))
                .isEmpty();
        database.act(kept -> preferences(kept).mute(muted, EnumSet.of(MailTopic.CASE_CREATED, MailTopic.PLAN)));
        database.act(kept -> preferences(kept).mute(muted, EnumSet.of(MailTopic.PLAN)));
        assertThat(database.<Set<MailTopic>>ask(kept -> preferences(kept).mutedBy(muted)))
                .containsExactly(MailTopic.PLAN);
        database.act(kept -> preferences(kept).mute(muted, EnumSet.noneOf(MailTopic.class)));
        assertThat(database.count("muted_mail", "topic = 'PLAN'")).isZero();

        database.act(kept -> preferences(kept).mute(muted, EnumSet.of(MailTopic.CASE_UPDATES)));
        database.act(kept -> kept.entities
                .createQuery("delete from PersonRow p where p.id = :id")
                .setParameter("id", muted.value())
                .executeUpdate());
        assertThat(database.count("muted_mail", "topic = 'CASE_UPDATES'")).isZero();
    }

    @Test
    void any_text_is_looked_up_as_a_web_hook_and_is_none() {
        for (String text : Sample.HOSTILE_TEXTS) {
            assertThat(database.<Boolean>ask(
                            kept -> hooks(kept).find(member.account(), text).isPresent()))
                    .isFalse();
            assertThat(database.<Boolean>ask(kept -> hooks(kept).delete(member.account(), text)))
                    .isFalse();
        }
    }

    private static MailPreferences preferences(TestDatabase.Kept kept) {
        return kept.adapter(MailPreferences.class);
    }

    private static BouncedAddresses addresses(TestDatabase.Kept kept) {
        return kept.adapter(BouncedAddresses.class);
    }

    private static Webhooks hooks(TestDatabase.Kept kept) {
        return kept.adapter(Webhooks.class);
    }
}
