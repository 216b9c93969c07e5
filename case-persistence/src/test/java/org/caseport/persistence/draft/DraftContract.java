package org.caseport.persistence.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.draft.DraftStep;
import org.caseport.domain.file.AttachedFile;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.Sample;
import org.junit.jupiter.api.Test;

/** What drafts and the files on them promise, whatever the database. */
abstract class DraftContract extends DatabaseContract {

    @Test
    void a_draft_survives_the_round_trip_and_every_change() {
        Member author = Sample.memberOf(database);
        CaseDraft begun = Sample.draft(author);
        database.act(kept -> kept.drafts.store(begun));
        CaseDraft changed = begun.with(
                        begun.fields()
                                .with(Map.of("description", "Seit heute", "subject", "", "contact.0", "a@b.example")),
                        MONDAY_NINE.plusSeconds(5))
                .at(DraftStep.CONTACT, MONDAY_NINE.plusSeconds(5));

        assertOne(kept -> kept.drafts.find(DraftAuthor.of(author), begun.id())).contains(begun);
        database.act(kept -> {
            kept.drafts.lock(DraftAuthor.of(author), begun.id());
            kept.drafts.store(changed);
        });

        assertOne(kept -> kept.drafts.find(DraftAuthor.of(author), begun.id())).contains(changed);
    }

    @Test
    void the_last_draft_with_a_text_in_a_field_is_found_submitted_or_not_by_its_author_alone() {
        Member author = Sample.memberOf(database);
        CaseDraft first = Sample.draft(author);
        CaseDraft last = Sample.draft(author);
        database.act(kept -> {
            kept.drafts.store(first.with(first.fields().with("plan", "enterprise"), MONDAY_NINE));
            kept.drafts.store(last.with(last.fields().with("plan", "enterprise"), MONDAY_NINE)
                    .submitted(CaseId.of(author.account(), 2026, 9), MONDAY_NINE.plusSeconds(1)));
        });

        assertOne(kept -> kept.drafts
                        .lastWith(DraftAuthor.of(author), "plan", "enterprise")
                        .map(CaseDraft::id))
                .contains(last.id());
        assertOne(kept -> kept.drafts.lastWith(DraftAuthor.of(author), "plan", "basic"))
                .isEmpty();
        assertOne(kept ->
                        kept.drafts.lastWith(DraftAuthor.of(Sample.colleague(author.account())), "plan", "enterprise"))
                .isEmpty();
    }

    @Test
    void a_draft_is_its_authors_alone() {
        Member author = Sample.memberOf(database);
        Member colleague = Sample.colleague(author.account());
        Member stranger = Sample.memberOf(database);
        CaseDraft draft = Sample.draft(author);
        database.act(kept -> kept.drafts.store(draft));

        for (Member other : List.of(colleague, stranger)) {
            assertOne(kept -> kept.drafts.find(DraftAuthor.of(other), draft.id()))
                    .isEmpty();
            assertOne(kept -> kept.drafts.lock(DraftAuthor.of(other), draft.id()))
                    .isEmpty();
            assertMany(kept -> kept.drafts.unsubmittedOf(DraftAuthor.of(other))).isEmpty();
            database.act(kept -> kept.drafts.discard(DraftAuthor.of(other), draft.id()));
        }

        assertOne(kept -> kept.drafts.find(DraftAuthor.of(author), draft.id())).contains(draft);
    }

    @Test
    void drafts_to_continue_come_last_touched_first_and_without_the_submitted_ones() {
        Member author = Sample.memberOf(database);
        CaseDraft old = Sample.draft(author);
        CaseDraft recent = Sample.draft(author).at(DraftStep.CONTACT, MONDAY_NINE.plusSeconds(60));
        CaseDraft done = Sample.draft(author).submitted(CaseId.of(author.account(), 2026, 7), MONDAY_NINE);
        database.act(kept -> List.of(old, recent, done).forEach(kept.drafts::store));

        assertMany(kept -> kept.drafts.unsubmittedOf(DraftAuthor.of(author))).containsExactly(recent, old);
        assertOne(kept -> kept.drafts.find(DraftAuthor.of(author), done.id())).contains(done);
    }

    @Test
    void the_second_who_locks_a_draft_waits_and_sees_what_the_first_did() throws Exception {
        Member author = Sample.memberOf(database);
        CaseDraft draft = Sample.draft(author);
        database.act(kept -> kept.drafts.store(draft));
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch secondIsUnderWay = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = threads.submit(() -> database.act(kept -> {
                CaseDraft mine =
                        kept.drafts.lock(DraftAuthor.of(author), draft.id()).orElseThrow();
                locked.countDown();
                await(secondIsUnderWay);
                kept.drafts.store(mine.with(mine.fields().with("subject", "first"), MONDAY_NINE));
            }));
            Future<String> second = threads.submit(() -> database.ask(kept -> {
                await(locked);
                // Read before the lock, so that a stale row is at hand.
                kept.drafts.find(DraftAuthor.of(author), draft.id());
                secondIsUnderWay.countDown();
                return kept.drafts
                        .lock(DraftAuthor.of(author), draft.id())
                        .orElseThrow()
                        .fields()
                        .get("subject");
            }));

            first.get(20, TimeUnit.SECONDS);
            assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo("first");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void two_servers_that_add_to_a_locked_draft_lose_nothing() throws Exception {
        Member author = Sample.memberOf(database);
        CaseDraft draft = Sample.draft(author);
        database.act(kept -> kept.drafts.store(draft));
        Random random = new Random(7);

        atOnce(10, () -> {
            String name = "contact." + random.nextInt(1_000_000_000);
            database.act(kept -> {
                CaseDraft mine =
                        kept.drafts.lock(DraftAuthor.of(author), draft.id()).orElseThrow();
                kept.drafts.store(mine.with(mine.fields().with(name, "x"), MONDAY_NINE));
            });
            return true;
        });

        assertThat(database.ask(kept -> kept.drafts.find(DraftAuthor.of(author), draft.id()))
                        .orElseThrow()
                        .fields()
                        .byName())
                .hasSize(11);
    }

    @Test
    void a_discarded_draft_is_gone_with_its_files_but_a_submitted_one_stays() {
        Member author = Sample.memberOf(database);
        CaseDraft draft = Sample.draft(author);
        CaseDraft done = Sample.draft(author).submitted(CaseId.of(author.account(), 2026, 8), MONDAY_NINE);
        database.act(kept -> List.of(draft, done).forEach(kept.drafts::store));
        AttachedFile file = attached(draft, MONDAY_NINE);

        database.act(kept -> {
            kept.drafts.discard(DraftAuthor.of(author), draft.id());
            kept.drafts.discard(DraftAuthor.of(author), done.id());
        });

        assertOne(kept -> kept.drafts.find(DraftAuthor.of(author), draft.id())).isEmpty();
        assertOne(kept -> kept.drafts.find(DraftAuthor.of(author), done.id())).contains(done);
        assertThat(isKept(author, file.id())).isFalse();
        assertThat(database.count("draft_field", "draft_id = '" + draft.id() + "'"))
                .isZero();
        assertThat(database.count("draft_file", "draft_id = '" + draft.id() + "'"))
                .isZero();
    }

    @Test
    void a_file_on_a_draft_can_be_taken_off_but_not_from_another_draft() {
        Member author = Sample.memberOf(database);
        CaseDraft draft = Sample.draft(author);
        CaseDraft other = Sample.draft(author);
        database.act(kept -> List.of(draft, other).forEach(kept.drafts::store));
        AttachedFile file = attached(draft, MONDAY_NINE);

        database.act(kept -> kept.drafts.detach(other, file.id()));
        assertThat(isKept(author, file.id())).isTrue();
        assertThat(database.ask(kept -> kept.drafts.find(DraftAuthor.of(author), draft.id()))
                        .orElseThrow()
                        .files())
                .containsExactly(new DraftFile(file, MONDAY_NINE, false));
        database.act(kept -> kept.drafts.detach(draft, file.id()));

        assertThat(isKept(author, file.id())).isFalse();
        assertThat(database.ask(kept -> kept.drafts.find(DraftAuthor.of(author), draft.id()))
                        .orElseThrow()
                        .files())
                .isEmpty();
    }

    @Test
    void files_expire_an_hour_after_the_last_one_and_their_lines_stay() {
        Member author = Sample.memberOf(database);
        CaseDraft quiet = Sample.draft(author);
        CaseDraft busy = Sample.draft(author);
        database.act(kept -> List.of(quiet, busy).forEach(kept.drafts::store));
        Instant hourAgo = MONDAY_NINE.minus(DraftFile.KEPT);
        AttachedFile expired = attached(quiet, hourAgo.minusSeconds(1));
        AttachedFile old = attached(busy, hourAgo.minusSeconds(60));
        AttachedFile fresh = attached(busy, hourAgo);

        int files = database.ask(kept -> kept.drafts.expireFiles(hourAgo));

        assertThat(files).isEqualTo(1);
        assertThat(isKept(author, expired.id())).isFalse();
        assertThat(isKept(author, old.id())).isTrue();
        assertThat(isKept(author, fresh.id())).isTrue();
        assertThat(database.ask(kept -> kept.drafts.find(DraftAuthor.of(author), quiet.id()))
                        .orElseThrow()
                        .files())
                .containsExactly(new DraftFile(expired, hourAgo.minusSeconds(1), true));
        assertThat(database.<Integer>ask(kept -> kept.drafts.expireFiles(hourAgo)))
                .isZero();
    }

    @Test
    void drafts_that_nobody_touched_are_deleted_with_their_files_and_submitted_ones_stay() {
        Member author = Sample.memberOf(database);
        Instant longAgo = Instant.parse("2020-01-01T00:00:00Z");
        CaseDraft old = CaseDraft.begin(Sample.draftId(), author.account(), author.id(), DraftFields.EMPTY, longAgo);
        CaseDraft done = CaseDraft.begin(Sample.draftId(), author.account(), author.id(), DraftFields.EMPTY, longAgo)
                .submitted(CaseId.of(author.account(), 2020, 1), longAgo);
        CaseDraft fresh = Sample.draft(author);
        database.act(kept -> List.of(old, done, fresh).forEach(kept.drafts::store));
        AttachedFile file = attached(old, longAgo);

        int deleted = database.ask(kept -> kept.drafts.deleteUntouchedSince(longAgo.plus(Duration.ofDays(30))));

        assertThat(deleted).isEqualTo(1);
        assertOne(kept -> kept.drafts.find(DraftAuthor.of(author), old.id())).isEmpty();
        assertOne(kept -> kept.drafts.find(DraftAuthor.of(author), done.id())).contains(done);
        assertOne(kept -> kept.drafts.find(DraftAuthor.of(author), fresh.id())).contains(fresh);
        assertThat(isKept(author, file.id())).isFalse();
    }
}
