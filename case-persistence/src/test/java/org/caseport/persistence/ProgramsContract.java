package org.caseport.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.caseport.domain.access.AccessKey;
import org.caseport.domain.access.GivenAnswers.Call;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.Member;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.AttachmentSet;
import org.caseport.domain.file.AttachmentSetId;
import org.caseport.domain.file.FileId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the ports for programs promise, whatever the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProgramsContract {

    private static final AttachmentSetId SET = new AttachmentSetId("as-00000000000000000000000000000001");

    TestDatabase database;

    abstract TestDatabase open();

    @BeforeAll
    void open_the_database() {
        database = open();
    }

    @AfterAll
    void close_the_database() throws Exception {
        database.close();
    }

    @Test
    void an_access_key_survives_the_round_trip_and_is_gone_when_revoked() {
        Member member = Sample.memberOf(database);
        database.act(kept -> kept.people.store(Sample.person(member)));
        AccessKey key = new AccessKey(
                "CP" + "A".repeat(18),
                member.account(),
                member.id(),
                "夜間 export 🔥",
                new SealedSecret("0011223344556677", "c2VhbGVk"),
                MONDAY_NINE,
                null);

        database.act(kept -> keys(kept).store(key));
        database.act(kept -> keys(kept).used(key.id(), MONDAY_NINE.plusSeconds(60)));

        AccessKey used = database.ask(kept -> keys(kept).find(key.id())).orElseThrow();
        assertThat(used.label()).isEqualTo(key.label());
        assertThat(used.secret()).isEqualTo(key.secret());
        assertThat(used.lastUsedAt()).isEqualTo(MONDAY_NINE.plusSeconds(60));
        assertThat(database.<List<AccessKey>>ask(kept -> keys(kept).notSealedUnder("another", 9)))
                .containsExactly(used);
        assertThat(database.<List<AccessKey>>ask(kept -> keys(kept).lockedOf(member.id())))
                .containsExactly(used);
        database.act(kept -> keys(kept).revoke(key.id()));
        assertThat(database.<Optional<AccessKey>>ask(kept -> keys(kept).find(key.id())))
                .isEmpty();
    }

    @Test
    void a_call_is_taken_once_and_remembered_for_its_day() {
        Member member = Sample.memberOf(database);
        Call call = new Call(member.account(), "CP" + "B".repeat(18), "CreateCase", "one\0two", "hash");

        assertThat(database.<Boolean>ask(kept -> answers(kept).take(call, MONDAY_NINE)))
                .isTrue();
        database.act(kept -> answers(kept).keep(call, "{\"caseId\":\"c\"}"));

        assertThat(database.<Boolean>ask(kept -> answers(kept).take(call, MONDAY_NINE)))
                .isFalse();
        assertThat(database.<Optional<String>>ask(kept -> answers(kept).find(call)))
                .contains("{\"caseId\":\"c\"}");
        database.act(kept -> answers(kept).forgetBefore(MONDAY_NINE));
        assertThat(database.<Boolean>ask(kept -> answers(kept).take(call, MONDAY_NINE)))
                .isFalse();
        database.act(kept -> answers(kept).forgetBefore(MONDAY_NINE.plusSeconds(1)));
        assertThat(database.<Boolean>ask(kept -> answers(kept).take(call, MONDAY_NINE)))
                .isTrue();
        database.act(kept -> answers(kept).giveBack(call));
        assertThat(database.<Optional<String>>ask(kept -> answers(kept).find(call)))
                .isEmpty();
    }

    @Test
    void the_second_of_two_copies_waits_for_the_first_and_reads_its_answer() throws Exception {
        Member member = Sample.memberOf(database);
        Call call = new Call(member.account(), "CP" + "C".repeat(18), "CreateCase", "copy", "hash");
        CountDownLatch taken = new CountDownLatch(1);
        ExecutorService programs = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = programs.submit(() -> database.act(kept -> {
                answers(kept).take(call, MONDAY_NINE);
                taken.countDown();
                Sample.memberOf(database);
                answers(kept).keep(call, "the answer");
            }));
            assertThat(taken.await(10, TimeUnit.SECONDS)).isTrue();
            Future<String> second = programs.submit(() -> database.ask(kept -> {
                boolean ours = answers(kept).take(call, MONDAY_NINE);
                return ours + " " + answers(kept).find(call).orElse("");
            }));

            assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo("false the answer");
            first.get();
        } finally {
            programs.shutdownNow();
        }
    }

    @Test
    void five_calls_fit_into_a_second_and_then_one_every_fifth_of_it() {
        Member member = Sample.memberOf(database);

        for (int i = 0; i < 5; i++) {
            assertThat(allowed(member, Duration.ZERO)).isTrue();
        }

        assertThat(allowed(member, Duration.ZERO)).isFalse();
        assertThat(left(member, Duration.ZERO)).isZero();
        assertThat(allowed(member, Duration.ofMillis(199))).isFalse();
        assertThat(allowed(member, Duration.ofMillis(200))).isTrue();
        assertThat(allowed(member, Duration.ofMillis(201))).isFalse();
        assertThat(left(member, Duration.ofSeconds(9))).isEqualTo(5);
        assertThat(allowed(Sample.memberOf(database), Duration.ZERO)).isTrue();
    }

    private boolean allowed(Member member, Duration after) {
        return database.ask(kept -> pace(kept).allows(member.account(), 5, MONDAY_NINE.plus(after)));
    }

    private int left(Member member, Duration after) {
        return database.ask(kept -> pace(kept).left(member.account(), 5, MONDAY_NINE.plus(after)));
    }

    @Test
    void a_set_belongs_to_its_account_is_used_up_and_expires() {
        Member member = Sample.memberOf(database);
        Member stranger = Sample.memberOf(database);
        AttachedFile file = new AttachedFile(new FileId("0".repeat(31) + "7"), "a.txt", "text/plain", 3);
        database.act(kept -> sets(kept).create(member.account(), SET, MONDAY_NINE));
        database.act(
                kept -> sets(kept).add(sets(kept).lock(member.account(), SET).orElseThrow(), file));

        AttachmentSet set =
                database.ask(kept -> sets(kept).lock(member.account(), SET)).orElseThrow();

        assertThat(set.files()).containsExactly(file);
        assertThat(set.createdAt()).isEqualTo(MONDAY_NINE);
        assertThat(database.<Optional<AttachmentSet>>ask(kept -> sets(kept).lock(stranger.account(), SET)))
                .isEmpty();
        assertThat(database.<Integer>ask(
                        kept -> sets(kept).createdSince(member.account(), MONDAY_NINE.minusSeconds(1))))
                .isEqualTo(1);
        database.act(kept -> sets(kept).expire(MONDAY_NINE.plusSeconds(1), MONDAY_NINE));
        assertThat(database.ask(kept -> sets(kept).lock(member.account(), SET))
                        .orElseThrow()
                        .files())
                .isEmpty();
        database.act(kept -> sets(kept).useUp(set));
        assertThat(database.<Optional<AttachmentSet>>ask(kept -> sets(kept).lock(member.account(), SET)))
                .isEmpty();
    }

    private static JpaAccessKeys keys(TestDatabase.Kept kept) {
        JpaAccessKeys keys = new JpaAccessKeys();
        keys.entities = kept.entities;
        return keys;
    }

    private static JpaGivenAnswers answers(TestDatabase.Kept kept) {
        JpaGivenAnswers answers = new JpaGivenAnswers();
        answers.entities = kept.entities;
        return answers;
    }

    private static JpaCallPace pace(TestDatabase.Kept kept) {
        JpaCallPace pace = new JpaCallPace();
        pace.entities = kept.entities;
        return pace;
    }

    private static JpaAttachmentSets sets(TestDatabase.Kept kept) {
        JpaAttachmentSets sets = new JpaAttachmentSets();
        sets.entities = kept.entities;
        return sets;
    }
}
