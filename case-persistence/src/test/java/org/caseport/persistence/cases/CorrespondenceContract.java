package org.caseport.persistence.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.Assignee;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.desk.InternalNote;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.rating.Rating;
import org.caseport.persistence.QueryCount;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What agents, customers and time leave on a case, kept alike by every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CorrespondenceContract {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final Agent AIKO = Sample.AIKO;

    private TestDatabase database;

    /** A fresh database of the kind that is tested. */
    abstract TestDatabase open();

    @BeforeAll
    void begin() {
        database = open();
    }

    @AfterAll
    void end() throws Exception {
        database.close();
    }

    private SupportCase stored(Member member, String subject, Instant openedAt) {
        SupportCase opened = Sample.supportCase(member, subject, openedAt);
        database.act(kept -> kept.cases.store(opened));
        return opened;
    }

    private SupportCase found(SupportCase one) {
        return database.ask(kept ->
                kept.cases.find(Visibility.ofSupport(one.account()), one.id()).orElseThrow());
    }

    @Test
    void whether_a_case_exists_is_one_query_however_long_its_correspondence_is() {
        Member member = Sample.memberOf(database);
        SupportCase one = stored(member, "Long", MONDAY_NINE);
        one.customerReplies(member, new Body("more"), List.of(), MONDAY_NINE.plusSeconds(60));
        database.act(kept -> kept.cases.store(one));

        for (Visibility visibility : List.of(Visibility.of(member), Visibility.ofSupport(one.account()))) {
            QueryCount count = new QueryCount();
            boolean exists =
                    database.ask(kept -> count.during(kept.entities, () -> kept.cases.exists(visibility, one.id())));

            assertThat(exists).isTrue();
            assertThat(count.statements()).isEqualTo(1);
        }
    }

    @Test
    void what_an_older_version_took_although_it_shows_nothing_can_still_be_read() {
        Member member = Sample.memberOf(database);
        SupportCase one = stored(member, "Old", MONDAY_NINE);
        database.act(kept -> {
            kept.notes.add(one.id(), new InternalNote(1, AIKO.id(), "Aiko", new Body("n"), MONDAY_NINE));
            String nothing = "'\u200b'";
            String ofCase = " where case_id = '" + one.id() + "'";
            Stream.of(
                            "update support_case set subject = " + nothing + " where id = '" + one.id() + "'",
                            "update communication set body = " + nothing + ofCase,
                            "update internal_note set body = " + nothing + ofCase,
                            "update account set name = " + nothing + " where id = '" + member.account() + "'")
                    .forEach(sql -> assertThat(
                                    kept.entities.createNativeQuery(sql).executeUpdate())
                            .isEqualTo(1));
        });

        SupportCase read = found(one);
        assertThat(read.request().subject().text()).isEqualTo("-");
        assertThat(read.correspondence()).extracting(said -> said.body().text()).containsExactly("-");
        database.act(kept -> {
            assertThat(kept.notes.on(one.id()))
                    .extracting(note -> note.body().text())
                    .containsExactly("-");
            assertThat(kept.accounts.find(member.account()).orElseThrow().name())
                    .isEqualTo("-");
        });
    }

    @Test
    void everything_that_changes_about_a_case_survives_the_round_trip() {
        Member member = Sample.memberOf(database);
        SupportCase one = stored(member, "Changing", MONDAY_NINE);
        database.act(kept -> {
            SupportCase mine = kept.cases
                    .lock(Visibility.ofSupport(one.account()), one.id())
                    .orElseThrow();
            mine.take(AIKO, MONDAY_NINE.plusSeconds(1));
            mine.reclassify(AIKO, Severity.HIGH, Sample.promise(), MONDAY_NINE.plusSeconds(2));
            mine.changeService(AIKO, "storage", "slow", MONDAY_NINE.plusSeconds(3));
            mine.escalate(AIKO, MONDAY_NINE.plusSeconds(4));
            mine.changeContactMethod(
                    ContactMethod.PHONE, new CallbackNumber("GB", "+44 20 7946 0321", "55"), new PersonId("colleague"));
            Sample.asked(mine, MONDAY_NINE.plusSeconds(5));
            kept.cases.store(mine);
        });

        SupportCase again = found(one);

        assertThat(again.assignee()).isEqualTo(new Assignee(AIKO.id(), "Aiko"));
        assertThat(again.request().severity()).isEqualTo(Severity.HIGH);
        assertThat(again.request().promise()).isEqualTo(Sample.promise());
        assertThat(again.request().service()).isEqualTo("storage");
        assertThat(again.request().category()).isEqualTo("slow");
        assertThat(again.state().escalated()).isTrue();
        assertThat(again.request().callback()).isEqualTo(new CallbackNumber("GB", "+44 20 7946 0321", "55"));
        assertThat(again.callbackGiver()).isEqualTo(new PersonId("colleague"));
        assertThat(again.state().silence()).isNotNull().satisfies(silence -> {
            assertThat(silence.remindAt()).isEqualTo(MONDAY_NINE.plusSeconds(5).plus(Duration.ofDays(3)));
            assertThat(silence.reminded()).isFalse();
        });
        assertThat(again.correspondence())
                .extracting(Communication::purpose)
                .containsExactly(Communication.Purpose.DESCRIPTION, Communication.Purpose.QUESTION);
    }

    @Test
    void a_duplicate_remembers_where_it_goes_on_and_by_whom_it_was_resolved() {
        Member member = Sample.memberOf(database);
        SupportCase one = stored(member, "Duplicate", MONDAY_NINE);
        SupportCase other = stored(member, "Remaining", MONDAY_NINE);
        database.act(kept -> {
            SupportCase mine = kept.cases
                    .lock(Visibility.ofSupport(one.account()), one.id())
                    .orElseThrow();
            mine.mergeInto(AIKO, other.id(), MONDAY_NINE.plusSeconds(1));
            kept.cases.store(mine);
        });

        assertThat(found(one).state()).isEqualTo(Sample.merged(one, other));
    }

    @Test
    void notes_stand_in_their_order_and_only_on_their_case() {
        Member member = Sample.memberOf(database);
        SupportCase one = stored(member, "Noted", MONDAY_NINE);
        SupportCase other = stored(member, "Not noted", MONDAY_NINE);
        InternalNote first = new InternalNote(1, AIKO.id(), "Aiko", new Body("古いルーター 🔥"), MONDAY_NINE);
        InternalNote second = new InternalNote(2, AIKO.id(), "Aiko", new Body("replaced"), MONDAY_NINE);
        database.act(kept -> {
            kept.notes.add(one.id(), first);
            kept.notes.add(one.id(), second);
        });

        assertThat(database.<List<InternalNote>>ask(kept -> kept.notes.on(one.id())))
                .containsExactly(first, second);
        assertThat(database.<List<InternalNote>>ask(kept -> kept.notes.on(other.id())))
                .isEmpty();
    }

    @Test
    void a_link_leads_both_ways_and_is_made_once() {
        Member member = Sample.memberOf(database);
        SupportCase one = stored(member, "One", MONDAY_NINE);
        SupportCase other = stored(member, "Other", MONDAY_NINE);
        database.act(kept -> kept.links.link(one.id(), other.id(), MONDAY_NINE));
        database.act(kept -> kept.links.link(other.id(), one.id(), MONDAY_NINE.plusSeconds(1)));

        assertThat(database.<List<CaseSummary>>ask(
                        kept -> kept.links.of(Visibility.ofSupport(one.account()), one.id())))
                .extracting(CaseSummary::subject)
                .containsExactly("Other");
        assertThat(database.<List<CaseSummary>>ask(
                        kept -> kept.links.of(Visibility.ofSupport(other.account()), other.id())))
                .extracting(CaseSummary::subject)
                .containsExactly("One");
        SupportCase foreign = stored(Sample.memberOf(database), "Foreign", MONDAY_NINE);
        assertThatThrownBy(() -> database.act(kept -> kept.links.link(one.id(), foreign.id(), MONDAY_NINE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_resolution_has_one_rating() {
        Member member = Sample.memberOf(database);
        SupportCase one = stored(member, "Rated", MONDAY_NINE);
        Rating rating = new Rating(one.id(), MONDAY_NINE.plusSeconds(1), member.id(), 4, "速かったです", MONDAY_NINE);
        database.act(kept -> kept.ratings.add(rating));

        assertThat(database.<Optional<Rating>>ask(kept -> kept.ratings.of(one.id(), MONDAY_NINE.plusSeconds(1))))
                .contains(rating);
        assertThat(database.<Optional<Rating>>ask(kept -> kept.ratings.of(one.id(), MONDAY_NINE)))
                .isEmpty();
        Rating better = new Rating(
                rating.caseId(), rating.resolvedAt(), rating.person(), rating.stars() % 5 + 1, "Better", rating.at());
        database.act(kept -> kept.ratings.replace(better));
        assertThat(database.<List<Rating>>ask(kept -> kept.ratings.all(rating.caseId())))
                .containsExactly(better);
        assertThatThrownBy(() -> database.act(kept -> kept.ratings.add(rating)))
                .isInstanceOf(jakarta.persistence.PersistenceException.class);
    }

    @Test
    void the_journal_of_a_case_is_read_in_the_order_of_time() {
        Member member = Sample.memberOf(database);
        SupportCase one = stored(member, "Journaled", MONDAY_NINE);
        JournalEntry later = entry(one, "case.assigned", MONDAY_NINE.plusSeconds(9));
        JournalEntry earlier = entry(one, "case.opened", MONDAY_NINE);
        database.act(kept -> {
            kept.journal.append(later);
            kept.journal.append(earlier);
            kept.journal.append(entry(stored(member, "Another", MONDAY_NINE), "case.opened", MONDAY_NINE));
        });

        assertThat(database.<List<JournalEntry>>ask(kept -> kept.trail.of(one.id())))
                .containsExactly(earlier, later);
    }

    private static JournalEntry entry(SupportCase one, String act, Instant at) {
        return new JournalEntry(one.account(), AIKO.id(), act, one.id().value(), "done", "a b", at);
    }

    @Test
    void an_agent_works_in_english_on_everything_until_somebody_says_otherwise() {
        Person kim = person("Kim", Role.AGENT);
        Person ruth = person("Ruth", Role.AGENT, Role.SUPERVISOR);
        Person tom = person("Tom", Role.ADMINISTRATOR);
        database.act(kept -> List.of(kim, ruth, tom).forEach(kept.people::store));

        database.act(kept -> kept.agents.setSkills(ruth.id(), Set.of("en", "ja"), Set.of("storage", "network"), null));

        assertThat(database.<Optional<Agent>>ask(kept -> kept.agents.find(kim.id())))
                .contains(new Agent(kim.id(), "Kim", false, Set.of("en"), Set.of()));
        assertThat(database.<Optional<Agent>>ask(kept -> kept.agents.find(ruth.id())))
                .contains(new Agent(ruth.id(), "Ruth", true, Set.of("en", "ja"), Set.of("storage", "network")));
        assertThat(database.<Optional<Agent>>ask(kept -> kept.agents.find(tom.id())))
                .isEmpty();
        assertThat(database.<List<Agent>>ask(kept -> kept.agents.all()))
                .extracting(Agent::id)
                .contains(kim.id(), ruth.id())
                .doesNotContain(tom.id());
    }

    private static Person person(String name, Role... roles) {
        String id = UUID.randomUUID().toString();
        return new Person(new PersonId(id), id + "@demo.example", name, Set.of(roles), null, null, null);
    }

    @Test
    void an_answer_is_found_by_its_author_and_case_until_it_is_sent() {
        Member member = Sample.memberOf(database);
        SupportCase one = stored(member, "Answered", MONDAY_NINE);
        DraftAuthor author = DraftAuthor.of(member);
        DraftId id = Sample.draftId();
        CaseDraft answer =
                CaseDraft.answer(id, author, one.id(), DraftFields.EMPTY.with("description", "kept"), MONDAY_NINE);
        database.act(kept -> kept.drafts.store(answer));

        assertThat(answerOf(author, one.id())).contains(answer);
        assertThat(answerOf(DraftAuthor.of(Sample.colleague(member.account())), one.id()))
                .isEmpty();
        assertThat(database.<Boolean>ask(kept -> kept.drafts.isTaken(member.account(), id)))
                .isTrue();
        assertThat(database.<Boolean>ask(kept -> kept.drafts.isTaken(member.account(), Sample.draftId())))
                .isFalse();

        database.act(kept -> kept.drafts.store(answer.submitted(one.id(), MONDAY_NINE)));

        assertThat(answerOf(author, one.id())).isEmpty();
    }

    private Optional<CaseDraft> answerOf(DraftAuthor author, CaseId answered) {
        return database.ask(kept -> kept.drafts.answerOf(author, answered));
    }

    @Test
    void a_due_warning_is_handed_to_one_server_at_a_time() throws Exception {
        Member member = Sample.memberOf(database);
        for (int i = 0; i < 40; i++) {
            stored(member, "Due " + i, MONDAY_NINE);
        }
        int servers = 4;
        CountDownLatch begin = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(servers);
        try {
            List<Future<Integer>> warned = java.util.stream.IntStream.range(0, servers)
                    .mapToObj(server -> pool.submit(() -> {
                        begin.await();
                        int mine = 0;
                        for (List<CaseEvent> some = warnSome(); !some.isEmpty(); some = warnSome()) {
                            mine += (int) some.stream()
                                    .filter(event -> event.caseId().account().equals(member.account()))
                                    .count();
                        }
                        return mine;
                    }))
                    .toList();
            begin.countDown();
            int all = 0;
            for (Future<Integer> mine : warned) {
                all += mine.get();
            }
            // Each of them 50, 75, 90 and 100 percent, once.
            assertThat(all).isEqualTo(40 * 4);
        } finally {
            pool.shutdownNow();
        }
        assertThat(database.count("support_case", "account_id = '" + member.account() + "' and warned = 100"))
                .isEqualTo(40);
    }

    @Test
    void a_case_keeps_the_warnings_that_its_promise_came_with() {
        SupportCase one = Sample.supportCase(Sample.memberOf(database), "Printer", MONDAY_NINE);
        Promise usual = one.request().promise();
        Promise earlier = new Promise(
                usual.target(),
                usual.clock(),
                usual.due(),
                usual.zone(),
                usual.book(),
                usual.derivation(),
                new Promise.Warnings(List.of(20, 60), 30));
        one.reclassify(AIKO, Severity.CRITICAL, earlier, MONDAY_NINE);

        database.act(kept -> kept.cases.store(one));

        assertThat(found(one).request().promise()).isEqualTo(earlier);
        assertThat(found(one).nextWarningAt()).isEqualTo(earlier.usedUpAt(20));
    }

    private List<CaseEvent> warnSome() {
        Instant afterAll = Sample.promise().due().plusSeconds(1);
        return database.ask(kept -> {
            List<CaseEvent> warnings = new ArrayList<>();
            for (SupportCase one : kept.due.lockDueForWarning(afterAll, 3)) {
                warnings.addAll(one.warn(afterAll));
                kept.cases.store(one);
            }
            return warnings;
        });
    }

    @Test
    void silence_is_due_first_for_a_reminder_and_then_for_the_resolution() {
        Member member = Sample.memberOf(database);
        Instant asked = Instant.parse("2021-03-01T09:00:00Z");
        SupportCase one = Sample.supportCase(member, "Silent", asked);
        Sample.asked(one, asked);
        database.act(kept -> kept.cases.store(one));
        Instant reminder = asked.plus(Duration.ofDays(3));
        Instant resolution = asked.plus(Duration.ofDays(5));

        assertThat(silent(reminder.minusSeconds(1))).doesNotContain(one.id());
        assertThat(silent(reminder)).contains(one.id());
        database.act(kept -> kept.due.lockInactive(reminder, 50).stream()
                .filter(held -> held.id().equals(one.id()))
                .forEach(held -> {
                    held.remind(reminder);
                    kept.cases.store(held);
                }));
        assertThat(silent(reminder.plusSeconds(1))).doesNotContain(one.id());
        assertThat(found(one).state().silence()).isNotNull().satisfies(silence -> assertThat(silence.reminded())
                .isTrue());
        assertThat(silent(resolution)).contains(one.id());
    }

    private List<CaseId> silent(Instant now) {
        return database.ask(kept ->
                kept.due.lockInactive(now, 50).stream().map(SupportCase::id).toList());
    }

    @Test
    void what_is_older_than_the_retention_goes_with_all_that_lies_on_it() {
        Member member = Sample.memberOf(database);
        Instant longAgo = Instant.parse("2019-01-07T09:00:00Z");
        AttachedFile file =
                new AttachedFile(new FileId(UUID.randomUUID().toString().replace("-", "")), "a.log", "text/plain", 3);
        database.act(kept -> {
            try {
                kept.files.store(member.account(), file.id(), new ByteArrayInputStream(new byte[3]), 3);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        SupportCase old = Sample.supportCase(member, "Old", longAgo);
        old.customerReplies(member, new Body("with a file"), List.of(file), longAgo);
        SupportCase young = stored(member, "Young", MONDAY_NINE);
        database.act(kept -> {
            kept.cases.store(old);
            kept.notes.add(old.id(), new InternalNote(1, AIKO.id(), "Aiko", new Body("n"), longAgo));
            kept.links.link(old.id(), young.id(), longAgo);
            kept.ratings.add(new Rating(old.id(), longAgo, member.id(), 1, "", longAgo));
            kept.journal.append(entry(old, "case.opened", longAgo));
        });

        int deleted = database.ask(kept -> kept.due.deleteOpenedBefore(longAgo.plusSeconds(1), 100))
                .size();

        assertThat(deleted).isEqualTo(1);
        String mine = "account_id = '" + member.account() + "'";
        assertThat(database.count("support_case", mine)).isEqualTo(1);
        assertThat(database.count("communication", mine)).isEqualTo(1);
        assertThat(database.count("stored_file", mine)).isZero();
        assertThat(database.count("internal_note", mine)).isZero();
        assertThat(database.count("case_link", mine)).isZero();
        assertThat(database.count("journal", mine)).isEqualTo(1);
    }
}
