package org.caseport.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.OptionalAssert;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.account.SignIn;
import org.caseport.domain.account.SignIns;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.draft.Author;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.draft.DraftStep;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.BlobStore;
import org.caseport.domain.file.FileId;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.text.Blanks;
import org.caseport.persistence.QueryCount;
import org.caseport.persistence.Sample;
import org.caseport.persistence.file.DatabaseBlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every port promises, whatever the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StorageContract {

    /** 8,000 characters outside the first plane: 16,000 UTF-16 units, 32,000 bytes of UTF-8. */
    static final String ASTRAL = "𝛀🥨".repeat(4_000);

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

    // Accounts and people

    @Test
    void an_account_survives_the_round_trip_and_can_change() {
        Account account = Sample.account();
        database.act(kept -> kept.accounts.store(account));
        Account renamed = new Account(account.id(), "New name", "DE", null, account.zone(), account.plan(), true, null);

        Account first = database.ask(kept -> kept.accounts.find(account.id())).orElseThrow();
        database.act(kept -> kept.accounts.store(renamed));

        assertThat(first).isEqualTo(account);
        assertOne(kept -> kept.accounts.find(account.id())).contains(renamed);
        assertMany(kept -> kept.accounts.all()).contains(renamed).isSortedAccordingTo((a, b) -> a.id().digits()
                .compareTo(b.id().digits()));
    }

    @Test
    void a_person_is_found_however_the_address_is_capitalised() {
        Member member = Sample.memberOf(database);
        Person person = Sample.person(member);
        database.act(kept -> kept.people.store(person));

        String shouted = " " + member.email().toUpperCase(java.util.Locale.ROOT);

        assertOne(kept -> kept.people.findByEmail(shouted)).contains(person);
        assertOne(kept -> kept.people.find(member.id())).contains(person);
        assertOne(kept -> kept.people.findByEmail("nobody\0@example.org")).isEmpty();
    }

    @Test
    void two_people_never_share_an_address() {
        Member member = Sample.memberOf(database);
        database.act(kept -> kept.people.store(Sample.person(member)));
        Person twin = new Person(
                new PersonId("twin-of-" + member.id().value().substring(0, 20)),
                member.email(),
                "Twin",
                Set.of(),
                null,
                null,
                null);

        assertThatThrownBy(() -> database.act(kept -> kept.people.store(twin)))
                .isInstanceOf(jakarta.persistence.PersistenceException.class);
    }

    @Test
    void a_password_and_the_wishes_for_pages_are_remembered_and_survive_a_change_of_the_person() {
        Member member = Sample.memberOf(database);
        database.act(kept -> kept.people.store(Sample.person(member)));

        assertOne(kept -> kept.people.passwordHashOf(member.id())).isEmpty();
        database.act(kept -> kept.people.setPasswordHash(member.id(), "PBKDF2:hash"));
        database.act(kept -> kept.people.store(Sample.person(member)));
        database.act(kept -> kept.people.remember(member.id(), "en", "dark"));

        assertOne(kept -> kept.people.passwordHashOf(member.id())).contains("PBKDF2:hash");
        Person person = database.ask(kept -> kept.people.find(member.id())).orElseThrow();
        assertThat(person.language()).isEqualTo("en");
        assertThat(person.theme()).isEqualTo("dark");
    }

    @Test
    void anybody_with_a_role_is_found_by_it() {
        Person supervisor = new Person(
                new PersonId("sup-" + System.nanoTime()),
                "sup" + System.nanoTime() + "@example.org",
                "S",
                Set.of(Role.AGENT, Role.SUPERVISOR),
                null,
                null,
                null);
        database.act(kept -> kept.people.store(supervisor));

        assertThat(database.<Boolean>ask(kept -> kept.people.anyIs(Role.SUPERVISOR)))
                .isTrue();
        assertThat(database.<Boolean>ask(kept -> kept.people.anyIs(Role.ADMINISTRATOR)))
                .isFalse();
        assertOne(kept -> kept.people.find(supervisor.id())).contains(supervisor);
    }

    // Sign-ins

    @Test
    void a_sign_in_holds_while_it_is_used_and_ends_when_idle() {
        PersonId person = signedIn("token-a");
        Duration idle = Duration.ofMinutes(30);
        Instant later = MONDAY_NINE.plus(Duration.ofMinutes(20));
        Instant muchLater = later.plus(Duration.ofMinutes(20));

        assertThat(holder("token-a", later, idle)).contains(person);
        assertThat(holder("token-a", muchLater, idle)).contains(person);
        assertThat(holder("token-a", muchLater.plus(Duration.ofMinutes(31)), idle))
                .isEmpty();
        assertThat(holder("token\0b", later, idle)).isEmpty();
    }

    @Test
    void a_sign_in_can_be_ended_alone_or_with_all_others_of_the_person() {
        PersonId person = signedIn("token-c");
        database.act(kept -> {
            kept.signIns.start("token-d", person, MONDAY_NINE);
            kept.signIns.start("token-e", person, MONDAY_NINE);
            kept.signIns.end("token-c");
        });

        assertThat(holder("token-c", MONDAY_NINE, Duration.ofHours(1))).isEmpty();
        assertThat(holder("token-d", MONDAY_NINE, Duration.ofHours(1))).contains(person);
        database.act(kept -> kept.signIns.endAllOf(person));
        assertThat(holder("token-d", MONDAY_NINE, Duration.ofHours(1))).isEmpty();
        assertThat(holder("token-e", MONDAY_NINE, Duration.ofHours(1))).isEmpty();
    }

    @Test
    void idle_sign_ins_are_forgotten() {
        signedIn("token-f");

        int forgotten = database.ask(kept -> kept.signIns.forgetBeyond(
                new SignIn.Bounds(MONDAY_NINE.plusSeconds(1), MONDAY_NINE.minus(Duration.ofDays(1)))));

        assertThat(forgotten).isPositive();
        assertThat(database.count("sign_in", "token_hash = 'token-f'")).isZero();
    }

    @Test
    void failures_in_a_row_are_counted_even_when_they_come_at_once() throws Exception {
        String name = "Guess\0er 🥨".repeat(100);
        database.act(kept -> assertThat(kept.signIns.failuresOf(name).inARow()).isZero());

        atOnce(10, () -> {
            database.act(kept -> kept.signIns.noteFailure(name, MONDAY_NINE));
            return true;
        });

        SignIns.Failures failures = database.ask(kept -> kept.signIns.failuresOf(name));
        assertThat(failures).isEqualTo(new SignIns.Failures(10, MONDAY_NINE));
        database.act(kept -> kept.signIns.clearFailures(name));
        database.act(kept -> assertThat(kept.signIns.failuresOf(name).inARow()).isZero());
    }

    // Drafts

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

        assertOne(kept -> kept.drafts.find(Author.of(author), begun.id())).contains(begun);
        database.act(kept -> {
            kept.drafts.lock(Author.of(author), begun.id());
            kept.drafts.store(changed);
        });

        assertOne(kept -> kept.drafts.find(Author.of(author), begun.id())).contains(changed);
    }

    @Test
    void a_draft_is_its_authors_alone() {
        Member author = Sample.memberOf(database);
        Member colleague = Sample.colleague(author.account());
        Member stranger = Sample.memberOf(database);
        CaseDraft draft = Sample.draft(author);
        database.act(kept -> kept.drafts.store(draft));

        for (Member other : List.of(colleague, stranger)) {
            assertOne(kept -> kept.drafts.find(Author.of(other), draft.id())).isEmpty();
            assertOne(kept -> kept.drafts.lock(Author.of(other), draft.id())).isEmpty();
            assertMany(kept -> kept.drafts.unsubmittedOf(Author.of(other))).isEmpty();
            database.act(kept -> kept.drafts.discard(Author.of(other), draft.id()));
        }

        assertOne(kept -> kept.drafts.find(Author.of(author), draft.id())).contains(draft);
    }

    @Test
    void drafts_to_continue_come_last_touched_first_and_without_the_submitted_ones() {
        Member author = Sample.memberOf(database);
        CaseDraft old = Sample.draft(author);
        CaseDraft recent = Sample.draft(author).at(DraftStep.CONTACT, MONDAY_NINE.plusSeconds(60));
        CaseDraft done = Sample.draft(author).submitted(CaseId.of(author.account(), 2026, 7), MONDAY_NINE);
        database.act(kept -> List.of(old, recent, done).forEach(kept.drafts::store));

        assertMany(kept -> kept.drafts.unsubmittedOf(Author.of(author))).containsExactly(recent, old);
        assertOne(kept -> kept.drafts.find(Author.of(author), done.id())).contains(done);
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
                CaseDraft mine = kept.drafts.lock(Author.of(author), draft.id()).orElseThrow();
                locked.countDown();
                await(secondIsUnderWay);
                kept.drafts.store(mine.with(mine.fields().with("subject", "first"), MONDAY_NINE));
            }));
            Future<String> second = threads.submit(() -> database.ask(kept -> {
                await(locked);
                // Read before the lock, so that a stale row is at hand.
                kept.drafts.find(Author.of(author), draft.id());
                secondIsUnderWay.countDown();
                return kept.drafts
                        .lock(Author.of(author), draft.id())
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
                CaseDraft mine = kept.drafts.lock(Author.of(author), draft.id()).orElseThrow();
                kept.drafts.store(mine.with(mine.fields().with(name, "x"), MONDAY_NINE));
            });
            return true;
        });

        assertThat(database.ask(kept -> kept.drafts.find(Author.of(author), draft.id()))
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
            kept.drafts.discard(Author.of(author), draft.id());
            kept.drafts.discard(Author.of(author), done.id());
        });

        assertOne(kept -> kept.drafts.find(Author.of(author), draft.id())).isEmpty();
        assertOne(kept -> kept.drafts.find(Author.of(author), done.id())).contains(done);
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
        assertThat(database.ask(kept -> kept.drafts.find(Author.of(author), draft.id()))
                        .orElseThrow()
                        .files())
                .containsExactly(new DraftFile(file, MONDAY_NINE, false));
        database.act(kept -> kept.drafts.detach(draft, file.id()));

        assertThat(isKept(author, file.id())).isFalse();
        assertThat(database.ask(kept -> kept.drafts.find(Author.of(author), draft.id()))
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
        assertThat(database.ask(kept -> kept.drafts.find(Author.of(author), quiet.id()))
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
        assertOne(kept -> kept.drafts.find(Author.of(author), old.id())).isEmpty();
        assertOne(kept -> kept.drafts.find(Author.of(author), done.id())).contains(done);
        assertOne(kept -> kept.drafts.find(Author.of(author), fresh.id())).contains(fresh);
        assertThat(isKept(author, file.id())).isFalse();
    }

    // Files

    @Test
    void five_mebibytes_come_back_as_they_went_in() throws IOException {
        Member member = Sample.memberOf(database);
        FileId file = Sample.fileId();
        byte[] bytes = new byte[5 * 1024 * 1024];
        new Random(5).nextBytes(bytes);

        long size = store(member, file, new ByteArrayInputStream(bytes), bytes.length);

        assertThat(size).isEqualTo(bytes.length);
        assertThat(bytesOf(member, file)).isEqualTo(bytes);
        assertThat(database.count("stored_file_chunk", "file_id = '" + file + "'"))
                .isEqualTo(20);
    }

    @Test
    void a_file_may_be_empty() throws IOException {
        Member member = Sample.memberOf(database);
        FileId file = Sample.fileId();

        assertThat(store(member, file, InputStream.nullInputStream(), 10)).isZero();
        assertThat(bytesOf(member, file)).isEmpty();
        assertThat(isKept(member, file)).isTrue();
    }

    @Test
    void a_file_that_is_too_large_leaves_nothing_behind() {
        Member member = Sample.memberOf(database);
        FileId file = Sample.fileId();
        byte[] bytes = new byte[DatabaseBlobStore.PIECE * 2 + 1];

        assertThatThrownBy(() -> store(member, file, new ByteArrayInputStream(bytes), bytes.length - 1))
                .isInstanceOf(BlobStore.TooLarge.class);

        assertNothingLeftOf(member, file);
    }

    @Test
    void an_upload_that_breaks_off_leaves_nothing_behind() {
        Member member = Sample.memberOf(database);
        FileId file = Sample.fileId();
        InputStream cut = new FilterInputStream(new ByteArrayInputStream(new byte[DatabaseBlobStore.PIECE + 100])) {
            @Override
            public int read(byte[] into, int at, int most) throws IOException {
                int read = super.read(into, at, most);
                if (read < 0) {
                    throw new IOException("connection reset");
                }
                return read;
            }
        };

        assertThatThrownBy(() -> store(member, file, cut, 10_000_000)).hasMessage("connection reset");

        assertNothingLeftOf(member, file);
    }

    @Test
    void another_accounts_file_looks_like_none_and_can_not_be_deleted() throws IOException {
        Member member = Sample.memberOf(database);
        Member stranger = Sample.memberOf(database);
        FileId file = Sample.fileId();
        store(member, file, new ByteArrayInputStream(new byte[] {1, 2, 3}), 3);

        database.act(kept -> kept.files.delete(stranger.account(), file));

        assertThat(isKept(stranger, file)).isFalse();
        assertThat(bytesOf(member, file)).containsExactly(1, 2, 3);
        database.act(kept -> kept.files.delete(member.account(), file));
        assertNothingLeftOf(member, file);
    }

    @Test
    void stray_bytes_are_looked_for_a_few_files_at_a_time() throws IOException {
        List<Member> members = List.of(Sample.memberOf(database), Sample.memberOf(database));
        List<FileId> strays = new ArrayList<>();
        List<AttachedFile> kept = new ArrayList<>();
        for (Member member : members) {
            for (int i = 0; i < 4; i++) {
                FileId stray = Sample.fileId();
                store(member, stray, new ByteArrayInputStream(new byte[] {1}), 3);
                strays.add(stray);
            }
            AttachedFile onCase = uploaded(member);
            kept.add(onCase);
            database.act(all -> all.cases.store(
                    Sample.supportCase(member, null, "With a file", "Look", List.of(onCase), MONDAY_NINE)));
        }
        Instant later = Instant.now().plusSeconds(60);

        int steps = 0;
        DatabaseBlobStore.Place place = DatabaseBlobStore.Place.START;
        do {
            DatabaseBlobStore.Place from = place;
            place = database.ask(all -> DatabaseBlobStore.deleteStrays(all.entities, later, from, 3));
            steps++;
        } while (!place.equals(DatabaseBlobStore.Place.START));

        assertThat(steps).isGreaterThanOrEqualTo(4);
        for (Member member : members) {
            strays.forEach(stray -> assertNothingLeftOf(member, stray));
        }
        assertThat(isKept(members.get(0), kept.get(0).id())).isTrue();
        assertThat(isKept(members.get(1), kept.get(1).id())).isTrue();
    }

    @Test
    void what_a_killed_server_left_of_an_upload_goes_with_the_next_expiry() throws IOException {
        Member member = Sample.memberOf(database);
        FileId stray = Sample.fileId();
        store(member, stray, new ByteArrayInputStream(new byte[] {1}), 3);
        CaseDraft draft = Sample.draft(member);
        database.act(kept -> kept.drafts.store(draft));
        AttachedFile onDraft = attached(draft, Instant.now().plusSeconds(600));
        AttachedFile onCase = uploaded(member);
        database.act(kept -> kept.cases.store(
                Sample.supportCase(member, null, "With a file", "Look", List.of(onCase), MONDAY_NINE)));

        database.act(kept -> kept.drafts.expireFiles(Instant.now().plusSeconds(60)));

        assertNothingLeftOf(member, stray);
        assertThat(isKept(member, onDraft.id())).isTrue();
        assertThat(isKept(member, onCase.id())).isTrue();
    }

    // Cases

    @Test
    void a_case_survives_the_round_trip_with_everything_it_has() {
        Member member = Sample.memberOf(database);
        CaseDraft draft = Sample.draft(member);
        database.act(kept -> kept.drafts.store(draft));
        AttachedFile file = attached(draft, MONDAY_NINE);
        SupportCase opened = Sample.supportCase(
                member, draft.id(), "Ofen 🔥 kalt", "Zeile 1\nZeile 2\t", List.of(file, uploaded(member)), MONDAY_NINE);

        database.act(kept -> {
            kept.cases.store(opened);
            kept.drafts.release(draft);
        });

        assertThat(find(member, opened.id())).usingRecursiveComparison().isEqualTo(opened);
        assertThat(isKept(member, file.id())).isTrue();
        assertThat(database.ask(kept -> kept.drafts.find(Author.of(member), draft.id()))
                        .orElseThrow()
                        .files())
                .isEmpty();
        database.act(kept -> kept.drafts.expireFiles(MONDAY_NINE.plusSeconds(1)));
        assertThat(isKept(member, file.id())).isTrue();
    }

    @Test
    void what_happens_to_a_case_later_is_kept_too() {
        Member member = Sample.memberOf(database);
        SupportCase opened = Sample.supportCase(member, "Slow", MONDAY_NINE);
        database.act(kept -> kept.cases.store(opened));
        AttachedFile file = uploaded(member);

        database.act(kept -> {
            SupportCase mine =
                    kept.cases.find(Visibility.of(member), opened.id()).orElseThrow();
            mine.supportReplies(Sample.AIKO, new Body("We look"), List.of(file), MONDAY_NINE.plusSeconds(60));
            mine.customerReplies(member, new Body("Thanks"), List.of(), MONDAY_NINE.plusSeconds(90));
            mine.agentResolves(Sample.AIKO, null, List.of(), MONDAY_NINE.plusSeconds(120));
            kept.cases.store(mine);
        });

        SupportCase found = find(member, opened.id());
        assertThat(found.status()).isEqualTo(CaseStatus.RESOLVED);
        assertThat(found.resolvedAt()).isEqualTo(MONDAY_NINE.plusSeconds(120));
        assertThat(found.firstResponseAt()).isEqualTo(MONDAY_NINE.plusSeconds(60));
        assertThat(found.correspondence())
                .extracting(entry -> entry.body().text())
                .containsExactly("It is cold.", "We look", "Thanks");
        assertThat(found.correspondence().get(1).attachments()).containsExactly(file);
    }

    @Test
    void of_two_who_answer_the_same_case_at_once_one_is_told() {
        Member member = Sample.memberOf(database);
        SupportCase opened = Sample.supportCase(member, "Race", MONDAY_NINE);
        database.act(kept -> kept.cases.store(opened));

        assertThatThrownBy(() -> database.act(slow -> {
                    SupportCase mine =
                            slow.cases.find(Visibility.of(member), opened.id()).orElseThrow();
                    mine.customerReplies(member, new Body("slow"), List.of(), MONDAY_NINE.plusSeconds(2));
                    database.act(quick -> {
                        SupportCase theirs = quick.cases
                                .find(Visibility.of(member), opened.id())
                                .orElseThrow();
                        theirs.customerReplies(member, new Body("quick"), List.of(), MONDAY_NINE.plusSeconds(1));
                        quick.cases.store(theirs);
                    });
                    slow.cases.store(mine);
                }))
                .isInstanceOf(jakarta.persistence.OptimisticLockException.class);
        assertThat(find(member, opened.id()).correspondence())
                .extracting(entry -> entry.body().text())
                .containsExactly("It is cold.", "quick");
    }

    @Test
    void ten_submissions_of_one_draft_give_one_case() throws Exception {
        Member member = Sample.memberOf(database);
        DraftId draft = Sample.draftId();

        List<Boolean> stored = atOnce(10, () -> {
            SupportCase mine = Sample.supportCase(member, draft, "Once", "Only once", List.of(), MONDAY_NINE);
            try {
                database.act(kept -> kept.cases.store(mine));
                return true;
            } catch (jakarta.persistence.PersistenceException e) {
                return false;
            }
        });

        assertThat(stored).containsOnlyOnce(true);
        assertThat(database.count("support_case", "draft_id = '" + draft + "'")).isEqualTo(1);
        assertThat(database.count("communication", "account_id = '" + member.account() + "'"))
                .isEqualTo(1);
    }

    @Test
    void another_accounts_case_looks_like_none() {
        Member member = Sample.memberOf(database);
        Member stranger = Sample.memberOf(database);
        SupportCase opened = Sample.supportCase(member, "Private oven", MONDAY_NINE);
        database.act(kept -> kept.cases.store(opened));

        database.act(kept -> {
            assertThat(kept.cases.find(Visibility.of(stranger), opened.id())).isEmpty();
            assertThat(kept.cases.list(Visibility.of(stranger), Cases.Show.ALL, null, 10))
                    .isEmpty();
            assertThat(kept.cases.openLike(Visibility.of(stranger), "private oven", 10))
                    .isEmpty();
            assertThat(kept.cases.openedSince(Visibility.of(stranger), Instant.EPOCH))
                    .isEmpty();
        });
    }

    @Test
    void a_case_without_its_bytes_can_not_be_stored() {
        Member member = Sample.memberOf(database);
        SupportCase opened = Sample.supportCase(member, null, "No bytes", "Look", List.of(Sample.file()), MONDAY_NINE);

        assertThatThrownBy(() -> database.act(kept -> kept.cases.store(opened)))
                .isInstanceOf(jakarta.persistence.PersistenceException.class);
        assertOne(kept -> kept.cases.find(Visibility.of(member), opened.id())).isEmpty();
    }

    @Test
    void display_ids_are_ten_digits_and_never_the_same() throws Exception {
        List<List<DisplayId>> taken = atOnce(
                4,
                () -> database.ask(kept -> {
                    List<DisplayId> ids = new ArrayList<>();
                    for (int i = 0; i < 120; i++) {
                        ids.add(kept.cases.nextDisplayId());
                    }
                    return ids;
                }));

        List<DisplayId> all = taken.stream().flatMap(List::stream).toList();
        assertThat(all).doesNotHaveDuplicates().hasSize(480);
        assertThat(all)
                .allMatch(id -> id.digits().startsWith("17300") && id.digits().length() == 10);
    }

    @Test
    void a_list_shows_what_a_line_shows_newest_activity_first() {
        Member member = Sample.memberOf(database);
        SupportCase older = Sample.supportCase(member, "Older", MONDAY_NINE);
        SupportCase newer = Sample.supportCase(member, "Newer", MONDAY_NINE.plusSeconds(1));
        SupportCase done = Sample.supportCase(member, "Done", MONDAY_NINE.plusSeconds(2));
        done.supportReplies(Sample.AIKO, new Body("Done"), List.of(), MONDAY_NINE.plusSeconds(3));
        done.agentResolves(Sample.AIKO, null, List.of(), MONDAY_NINE.plusSeconds(4));
        database.act(kept -> List.of(older, newer, done).forEach(kept.cases::store));

        assertThat(list(member, Cases.Show.ALL_OPEN, null, 10))
                .extracting(CaseSummary::subject)
                .containsExactly("Newer", "Older");
        assertThat(list(member, Cases.Show.ALL, null, 10))
                .extracting(CaseSummary::subject)
                .containsExactly("Done", "Newer", "Older");
        assertThat(list(member, Cases.Show.ALL, null, 1))
                .containsExactly(new CaseSummary(
                        done.id(),
                        done.displayId(),
                        "Done",
                        done.request().type(),
                        "compute",
                        done.request().severity(),
                        CaseStatus.RESOLVED,
                        done.request().method(),
                        done.openedAt(),
                        MONDAY_NINE.plusSeconds(4),
                        Sample.promise().due(),
                        true));
    }

    @Test
    void paging_shows_every_case_once_while_others_arrive() {
        Member member = Sample.memberOf(database);
        List<SupportCase> cases = Sample.cases(member, 20);
        cases.forEach(one -> Sample.asked(one, one.lastActivityAt()));
        database.act(kept -> cases.forEach(kept.cases::store));
        for (Cases.Show show : Cases.Show.values()) {
            List<CaseId> seen = new ArrayList<>();
            CaseSummary last = null;
            for (List<CaseSummary> page = list(member, show, null, 7);
                    !page.isEmpty();
                    page = list(member, show, last, 7)) {
                page.forEach(line -> seen.add(line.id()));
                last = page.get(page.size() - 1);
                SupportCase arriving = Sample.supportCase(member, "Arriving", MONDAY_NINE.plusSeconds(1_000));
                database.act(kept -> kept.cases.store(arriving));
            }

            assertThat(seen).doesNotHaveDuplicates();
            assertThat(seen).containsAll(cases.stream().map(SupportCase::id).toList());
        }
    }

    @Test
    void only_a_case_that_was_asked_about_waits_for_the_customer() {
        Member member = Sample.memberOf(database);
        SupportCase waiting = Sample.supportCase(member, "Which region?", MONDAY_NINE);
        Sample.asked(waiting, MONDAY_NINE.plusSeconds(1));
        SupportCase taken = Sample.supportCase(member, "Taken", MONDAY_NINE.plusSeconds(2));
        taken.take(Sample.AIKO, MONDAY_NINE.plusSeconds(3));
        database.act(kept -> List.of(waiting, taken).forEach(kept.cases::store));

        assertThat(list(member, Cases.Show.WAITING_FOR_CUSTOMER, null, 5))
                .extracting(CaseSummary::id)
                .containsExactly(waiting.id());
    }

    @Test
    void an_open_case_that_looks_the_same_is_found_in_any_language() {
        Member member = Sample.memberOf(database);
        SupportCase certificate = Sample.supportCase(member, "The certificate of the shop expired", MONDAY_NINE);
        SupportCase shop = Sample.supportCase(member, "The shop is slow", MONDAY_NINE.plusSeconds(1));
        SupportCase japanese = Sample.supportCase(member, "証明書の期限が切れました", MONDAY_NINE.plusSeconds(2));
        SupportCase resolved = Sample.supportCase(member, "Certificate expired, again", MONDAY_NINE.plusSeconds(3));
        resolved.agentResolves(Sample.AIKO, null, List.of(), MONDAY_NINE.plusSeconds(4));
        database.act(kept -> List.of(certificate, shop, japanese, resolved).forEach(kept.cases::store));

        assertThat(like(member, "Expired CERTIFICATE in shop")).containsExactly(certificate.id());
        assertThat(like(member, "Shop invoices are missing since June")).isEmpty();
        assertThat(like(member, "証明書について")).containsExactly(japanese.id());
        assertThat(like(member, "is it")).isEmpty();
        assertThat(like(member, "%_' \0")).isEmpty();
    }

    @Test
    void a_quota_counts_what_was_opened_since() {
        Member member = Sample.memberOf(database);
        database.act(kept -> List.of(2, 0, 1)
                .forEach(i -> kept.cases.store(Sample.supportCase(member, "n", MONDAY_NINE.plusSeconds(i)))));

        assertMany(kept -> kept.cases.openedSince(Visibility.of(member), MONDAY_NINE.plusSeconds(1)))
                .containsExactly(MONDAY_NINE.plusSeconds(1), MONDAY_NINE.plusSeconds(2));
    }

    @Test
    void a_case_is_read_with_four_queries_however_long_its_correspondence_is() {
        Member member = Sample.memberOf(database);
        SupportCase opened = Sample.supportCase(member, "Long", MONDAY_NINE);
        List<AttachedFile> files = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            files.add(uploaded(member));
            opened.customerReplies(member, new Body("entry " + i), List.of(files.get(i - 1)), MONDAY_NINE);
        }
        database.act(kept -> kept.cases.store(opened));

        QueryCount count = new QueryCount();
        SupportCase found = database.ask(kept -> count.during(
                kept.entities,
                () -> kept.cases.find(Visibility.of(member), opened.id()).orElseThrow()));

        assertThat(found).usingRecursiveComparison().isEqualTo(opened);
        assertThat(count.statements()).isEqualTo(4);
    }

    // Journal and outbox

    @Test
    void the_journal_keeps_acts_with_and_without_an_account_in_order() {
        Member member = Sample.memberOf(database);
        String marker = Sample.fileId().value();
        database.act(kept -> {
            kept.journal.append(new JournalEntry(
                    member.account(), member.id(), "case.opened", marker, "done", "severity=high", MONDAY_NINE));
            kept.journal.append(
                    new JournalEntry(null, null, "sign-in.failed", marker, "refused", "\0".repeat(9_000), MONDAY_NINE));
        });

        assertThat(database.lines("select account_id || ' ' || act || ' ' || outcome from journal where target = '"
                        + marker + "' order by number"))
                .containsExactly(member.account() + " case.opened done", "000000000000 sign-in.failed refused");
    }

    @Test
    void an_act_with_an_endless_target_is_in_the_journal_too() {
        String start = Sample.fileId().value();

        database.act(kept -> kept.journal.append(
                new JournalEntry(null, null, "draft.opened", start + "🥨".repeat(500), "refused", "", MONDAY_NINE)));

        assertThat(database.count("journal", "target like '" + start + "%'")).isEqualTo(1);
    }

    @Test
    void a_notice_waits_in_the_outbox_only_if_its_transaction_held() {
        Member member = Sample.memberOf(database);
        CaseId id = CaseId.of(member.account(), 2026, 99);

        database.act(kept -> kept.outbox.put(new Notice(id, "case.created", 1, "", MONDAY_NINE)));
        assertThatThrownBy(() -> database.act(kept -> {
                    kept.outbox.put(new Notice(id, "case.resolved", 0, "", MONDAY_NINE));
                    kept.entities.flush();
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(database.lines("select kind from outbox where case_id = '" + id + "'"))
                .containsExactly("case.created");
    }

    // Texts and times

    @Test
    void hostile_texts_come_back_as_they_were_typed() throws IOException {
        Member member = Sample.memberOf(database);
        DraftFields fields = DraftFields.EMPTY;
        List<SupportCase> cases = new ArrayList<>();
        int number = 0;
        for (String text : hostileTexts()) {
            fields = fields.with("answer.q-" + number++, text);
            if (!Blanks.isBlank(text) && !text.contains("\n") && text.codePointCount(0, text.length()) <= 255) {
                cases.add(Sample.supportCase(member, null, text, text, List.of(), MONDAY_NINE));
            }
        }
        CaseDraft draft = Sample.draft(member).with(fields, MONDAY_NINE);

        database.act(kept -> {
            kept.drafts.store(draft);
            cases.forEach(kept.cases::store);
        });

        assertOne(kept -> kept.drafts.find(Author.of(member), draft.id())).contains(draft);
        assertThat(cases).hasSizeGreaterThan(400);
        for (SupportCase stored : cases) {
            assertThat(find(member, stored.id())).usingRecursiveComparison().isEqualTo(stored);
        }
    }

    @Test
    void eight_thousand_astral_characters_and_the_longest_field_fit() {
        Member member = Sample.memberOf(database);
        SupportCase opened = Sample.supportCase(member, null, ASTRAL.substring(0, 510), ASTRAL, List.of(), MONDAY_NINE);
        CaseDraft draft = Sample.draft(member)
                .with(
                        DraftFields.EMPTY
                                .with("description", "🥨".repeat(DraftFields.LONGEST / 2))
                                .with("subject", "x".repeat(DraftFields.LONGEST)),
                        MONDAY_NINE);

        database.act(kept -> {
            kept.cases.store(opened);
            kept.drafts.store(draft);
        });

        assertThat(ASTRAL.length()).isEqualTo(16_000);
        assertThat(find(member, opened.id()).request().description().text()).isEqualTo(ASTRAL);
        assertOne(kept -> kept.drafts.find(Author.of(member), draft.id())).contains(draft);
    }

    @Test
    void characters_that_no_database_keeps_are_seen_to_have_been_there() {
        Member member = Sample.memberOf(database);
        CaseDraft draft =
                Sample.draft(member).with(DraftFields.EMPTY.with("description", "a\0b\uD83Dc\uDE00"), MONDAY_NINE);
        SupportCase opened = Sample.supportCase(member, null, "a\0b", "a\0b", List.of(), MONDAY_NINE);

        database.act(kept -> {
            kept.drafts.store(draft);
            kept.cases.store(opened);
        });

        assertThat(database.ask(kept -> kept.drafts.find(Author.of(member), draft.id()))
                        .orElseThrow()
                        .fields()
                        .get("description"))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
        assertThat(find(member, opened.id()).request().subject().text()).isEqualTo("a\uFFFDb");
    }

    @Test
    void an_instant_in_the_hour_that_comes_twice_stays_the_same_instant() {
        TimeZone before = TimeZone.getDefault();
        Member member = Sample.memberOf(database);
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(Sample.BERLIN));
            for (String instant : List.of("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-03-29T01:30:00Z")) {
                SupportCase opened = Sample.supportCase(member, "Twice", Instant.parse(instant));

                database.act(kept -> kept.cases.store(opened));

                assertThat(find(member, opened.id()).openedAt()).isEqualTo(instant);
                assertMany(kept -> kept.cases.openedSince(Visibility.of(member), Instant.parse(instant)))
                        .contains(Instant.parse(instant));
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    // The schema itself

    private static final Set<String> LARGE = Set.of(
            "draft",
            "draft_field",
            "draft_file",
            "stored_file",
            "stored_file_chunk",
            "support_case",
            "case_member",
            "communication",
            "attachment",
            "journal",
            "outbox",
            "given_answer",
            "call_pace",
            "case_words",
            "internal_note",
            "case_link",
            "rating",
            "case_quota",
            "attachment_set",
            "attachment_set_file",
            "stored_file_segment",
            "upload",
            "upload_part",
            "delivery",
            "attendance",
            "journal_chain");

    private static final Set<String> SMALL = Set.of(
            "account",
            "person",
            "sign_in",
            "sign_in_failure",
            "access_key",
            "agent_skill",
            "announcement",
            "second_factor",
            "recovery_code",
            "sign_in_step",
            "pace",
            "mail_address",
            "hook",
            "directory_identity",
            "directory_sign_in",
            "begun_sign_in",
            "erasure",
            "flyway_schema_history");

    @Test
    void every_table_is_known_to_be_large_or_small() {
        Set<String> all = new HashSet<>(LARGE);
        all.addAll(SMALL);
        if (!database.address.isPostgreSql()) {
            // The words themselves; PostgreSQL has them in a column.
            all.add("case_word");
        }

        assertThat(database.lines("select lower(table_name) from information_schema.tables"
                        + " where lower(table_schema) = 'public' and table_type = 'BASE TABLE'"))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void the_account_stands_in_every_key_of_a_large_table_and_leads_the_primary_one() {
        Map<String, List<String>> keys = new TreeMap<>();
        for (String line : database.lines("""
                select lower(t.table_name) || ' ' || t.constraint_type || ' ' || t.constraint_name || ' '
                    || lower(k.column_name)
                from information_schema.table_constraints t
                join information_schema.key_column_usage k
                    on k.constraint_schema = t.constraint_schema and k.constraint_name = t.constraint_name
                where lower(t.table_schema) = 'public'
                    and t.constraint_type in ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY')
                order by t.constraint_name, k.ordinal_position""")) {
            String key = line.substring(0, line.lastIndexOf(' '));
            String column = line.substring(line.lastIndexOf(' ') + 1);
            if (LARGE.contains(line.substring(0, line.indexOf(' ')))) {
                keys.computeIfAbsent(key, any -> new ArrayList<>()).add(column);
            }
        }

        assertThat(keys.keySet().stream().filter(key -> key.contains("PRIMARY KEY")))
                .hasSize(LARGE.size());
        assertThat(keys.keySet().stream().filter(key -> key.contains("FOREIGN KEY")))
                .hasSizeGreaterThanOrEqualTo(8);
        assertThat(keys).allSatisfy((key, columns) -> {
            assertThat(columns).as(key).contains("account_id");
            if (key.contains("PRIMARY KEY")) {
                assertThat(columns.get(0)).as(key).isEqualTo("account_id");
            }
        });
    }

    @Test
    void instants_are_kept_with_their_zone() {
        assertThat(database.lines("select table_name || '.' || column_name from information_schema.columns"
                        + " where lower(table_schema) = 'public' and lower(table_name) <> 'flyway_schema_history'"
                        + " and data_type like 'timestamp%without%'"))
                .isEmpty();
    }

    @Test
    void migrating_again_changes_nothing() {
        String version = Migrations.bringUpToDate(database.address);

        assertThat(Migrations.bringUpToDate(database.address)).isEqualTo(version);
    }

    // Helpers

    private <T> OptionalAssert<T> assertOne(Function<TestDatabase.Kept, Optional<T>> question) {
        return assertThat(database.<Optional<T>>ask(question));
    }

    private <T> ListAssert<T> assertMany(Function<TestDatabase.Kept, List<T>> question) {
        return assertThat(database.<List<T>>ask(question));
    }

    private PersonId signedIn(String token) {
        Member member = Sample.memberOf(database);
        database.act(kept -> {
            kept.people.store(Sample.person(member));
            kept.signIns.start(token, member.id(), MONDAY_NINE);
        });
        return member.id();
    }

    private Optional<PersonId> holder(String token, Instant now, Duration idle) {
        return database.ask(kept -> kept.signIns
                .holder(token, now, new SignIn.Bounds(now.minus(idle), now.minus(Duration.ofDays(1))))
                .map(SignIn::person));
    }

    private SupportCase find(Member member, CaseId id) {
        return database.ask(kept -> kept.cases.find(Visibility.of(member), id)).orElseThrow();
    }

    private List<CaseSummary> list(Member member, Cases.Show show, CaseSummary after, int most) {
        return database.ask(
                kept -> kept.cases.list(Visibility.of(member), show, after == null ? null : after.place(), most));
    }

    private List<CaseId> like(Member member, String text) {
        return database.ask(kept -> kept.cases.openLike(Visibility.of(member), text, 5)).stream()
                .map(CaseSummary::id)
                .toList();
    }

    private AttachedFile attached(CaseDraft draft, Instant at) {
        AttachedFile file = uploaded(new Member(draft.author(), "n", "e", draft.account()));
        database.act(kept -> kept.drafts.attach(draft, file, at));
        return file;
    }

    private AttachedFile uploaded(Member member) {
        AttachedFile file = Sample.file();
        try {
            store(member, file.id(), new ByteArrayInputStream(new byte[] {1, 2, 3}), 3);
            return file;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private BlobStore files() {
        return database.ask(kept -> kept.files);
    }

    private long store(Member member, FileId file, InputStream bytes, long most) throws IOException {
        BlobStore files = files();
        return files.store(member.account(), file, bytes, most);
    }

    private byte[] bytesOf(Member member, FileId file) throws IOException {
        BlobStore files = files();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(files.copyTo(member.account(), file, out)).isTrue();
        return out.toByteArray();
    }

    private boolean isKept(Member member, FileId file) {
        BlobStore files = files();
        try {
            return files.copyTo(member.account(), file, new ByteArrayOutputStream());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertNothingLeftOf(Member member, FileId file) {
        assertThat(isKept(member, file)).isFalse();
        assertThat(database.count("stored_file", "id = '" + file + "'")).isZero();
        assertThat(database.count("stored_file_chunk", "file_id = '" + file + "'"))
                .isZero();
    }

    private static List<String> hostileTexts() throws IOException {
        try (InputStream file = StorageContract.class.getResourceAsStream("/blns.json");
                var reader = Json.createReader(file)) {
            return reader.readArray().getValuesAs(JsonString::getString);
        }
    }

    private static <T> List<T> atOnce(int many, Callable<T> act) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(many);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                futures.add(threads.submit(() -> {
                    await(start);
                    return act.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(30, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited too long");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
