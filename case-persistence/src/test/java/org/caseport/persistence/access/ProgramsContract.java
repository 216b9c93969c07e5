package org.caseport.persistence.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseport.persistence.Sample.MONDAY_NINE;
import static org.caseport.persistence.file.DatabaseBlobStore.PIECE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.caseport.domain.access.AccessKey;
import org.caseport.domain.access.AccessKeys;
import org.caseport.domain.access.ApiRateLimit;
import org.caseport.domain.access.IdempotencyKeys;
import org.caseport.domain.access.IdempotencyKeys.Call;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseQuota;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.AttachmentSet;
import org.caseport.domain.file.AttachmentSetId;
import org.caseport.domain.file.AttachmentSets;
import org.caseport.domain.file.FileId;
import org.caseport.domain.file.Upload;
import org.caseport.domain.file.UploadId;
import org.caseport.domain.file.Uploads;
import org.caseport.persistence.QueryCount;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
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
        database.act(kept -> keys(kept).recordUse(key.id(), MONDAY_NINE.plusSeconds(60)));

        AccessKey used = database.ask(kept -> keys(kept).find(key.id())).orElseThrow();
        AccessKeys.Held held =
                database.ask(kept -> keys(kept).findWithHolder(key.id())).orElseThrow();
        assertThat(held.key()).isEqualTo(used);
        assertThat(held.holder()).isEqualTo(Sample.person(member));
        assertThat(held.account().id()).isEqualTo(member.account());
        assertThat(database.<Optional<AccessKeys.Held>>ask(kept -> keys(kept).findWithHolder("CP" + "Z".repeat(18))))
                .isEmpty();
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
    void any_text_is_looked_up_as_an_access_key_and_is_none() {
        for (String text : Sample.HOSTILE_TEXTS) {
            assertThat(database.<Optional<AccessKey>>ask(kept -> keys(kept).find(text)))
                    .isEmpty();
            assertThat(database.<Optional<AccessKeys.Held>>ask(
                            kept -> keys(kept).findWithHolder(text)))
                    .isEmpty();
        }
    }

    @Test
    void the_keys_of_an_account_are_paged_oldest_first_with_their_holders() {
        Member member = Sample.memberOf(database);
        Member colleague = Sample.colleague(member.account());
        Member stranger = Sample.memberOf(database);
        database.act(
                kept -> List.of(member, colleague, stranger).forEach(one -> kept.people.store(Sample.person(one))));
        AccessKey second = key("2", member, MONDAY_NINE);
        AccessKey third = key("3", colleague, MONDAY_NINE);
        AccessKey first = key("4", colleague, MONDAY_NINE.minusSeconds(1));
        AccessKey other = key("5", stranger, MONDAY_NINE);
        database.act(kept -> List.of(second, third, first, other).forEach(keys(kept)::store));

        List<AccessKeys.Held> page = database.ask(kept -> keys(kept).of(member.account(), null, 2));
        List<AccessKeys.Held> rest = database.ask(kept -> keys(kept).of(member.account(), second, 2));

        assertThat(page).extracting(held -> held.key().id()).containsExactly(first.id(), second.id());
        assertThat(page.get(1).holder().id()).isEqualTo(member.id());
        assertThat(page.get(1).account().id()).isEqualTo(member.account());
        assertThat(rest).extracting(held -> held.key().id()).containsExactly(third.id());
        database.act(kept ->
                List.of(first, second, third, other).forEach(key -> keys(kept).revoke(key.id())));
    }

    private static AccessKey key(String digit, Member holder, Instant createdAt) {
        return new AccessKey(
                "CPPAGE" + digit.repeat(14),
                holder.account(),
                holder.id(),
                "Build server",
                new SealedSecret("0011223344556677", "c2VhbGVk"),
                createdAt,
                null);
    }

    @Test
    void a_call_is_taken_once_and_remembered_for_its_day() {
        Member member = Sample.memberOf(database);
        Call call = new Call(member.account(), "CP" + "B".repeat(18), "CreateCase", "one\0two", "hash");

        assertThat(database.<Boolean>ask(kept -> answers(kept).reserve(call, MONDAY_NINE)))
                .isTrue();
        database.act(kept -> answers(kept).storeResponse(call, "{\"caseId\":\"c\"}"));

        assertThat(database.<Boolean>ask(kept -> answers(kept).reserve(call, MONDAY_NINE)))
                .isFalse();
        assertThat(database.<Optional<String>>ask(kept -> answers(kept).find(call)))
                .contains("{\"caseId\":\"c\"}");
        database.act(kept -> answers(kept).deleteBefore(MONDAY_NINE));
        assertThat(database.<Boolean>ask(kept -> answers(kept).reserve(call, MONDAY_NINE)))
                .isFalse();
        database.act(kept -> answers(kept).deleteBefore(MONDAY_NINE.plusSeconds(1)));
        assertThat(database.<Boolean>ask(kept -> answers(kept).reserve(call, MONDAY_NINE)))
                .isTrue();
        database.act(kept -> answers(kept).release(call));
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
                answers(kept).reserve(call, MONDAY_NINE);
                taken.countDown();
                Sample.memberOf(database);
                answers(kept).storeResponse(call, "the answer");
            }));
            assertThat(taken.await(10, TimeUnit.SECONDS)).isTrue();
            Future<String> second = programs.submit(() -> database.ask(kept -> {
                boolean ours = answers(kept).reserve(call, MONDAY_NINE);
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

    @Test
    void the_parts_of_an_upload_become_one_file_in_the_order_of_their_numbers() throws IOException {
        Member member = Sample.memberOf(database);
        Upload upload = upload(member, 2 * PIECE, 2 * 2 * PIECE + 5);
        database.act(kept -> uploads(kept).begin(upload));
        byte[] whole = Sample.bytes(2 * 2 * PIECE + 5);

        arrives(upload, 3, Arrays.copyOfRange(whole, 4 * PIECE, whole.length));
        arrives(upload, 1, Sample.bytes(2 * PIECE - 1));
        arrives(upload, 1, Arrays.copyOfRange(whole, 0, 2 * PIECE));
        arrives(upload, 2, Arrays.copyOfRange(whole, 2 * PIECE, 4 * PIECE));
        for (int part = 1; part <= 3; part++) {
            int number = part;
            database.act(kept -> uploads(kept).report(upload, number));
        }
        Upload reported = known(upload);
        assertThat(reported.isReportedWhole()).isTrue();
        assertThat(reported.parts()).extracting(Upload.Part::number).containsExactly(1, 2, 3);
        database.act(kept -> uploads(kept)
                .join(
                        uploads(kept).lock(member.account(), upload.id()).orElseThrow(),
                        new AttachedFile(upload.file().id(), "a.bin", "application/zip", whole.length)));

        assertThat(known(upload).status()).isEqualTo(Upload.Status.READY);
        assertThat(known(upload).file().mediaType()).isEqualTo("application/zip");
        assertThat(read(upload, 0, whole.length)).isEqualTo(whole);
        assertThat(read(upload, 0, Long.MAX_VALUE)).isEqualTo(whole);
        assertThat(read(upload, 2 * PIECE - 1, 2)).isEqualTo(Arrays.copyOfRange(whole, 2 * PIECE - 1, 2 * PIECE + 1));
        assertThat(read(upload, whole.length - 1, 9)).isEqualTo(new byte[] {whole[whole.length - 1]});
        assertThat(read(upload, PIECE, 3 * PIECE)).isEqualTo(Arrays.copyOfRange(whole, PIECE, 4 * PIECE));
        // What was sent in vain does not lie about.
        assertThat(stored("stored_file_chunk", member)).isEqualTo(5);
        assertThat(this.<Boolean>ask(kept -> kept.files.copyTo(
                        Sample.memberOf(database).account(), upload.file().id(), 0, 1, new ByteArrayOutputStream())))
                .isFalse();
    }

    @Test
    void an_upload_belongs_to_its_account_is_used_up_and_expires_with_its_bytes() throws IOException {
        Member member = Sample.memberOf(database);
        Upload used = upload(member, PIECE, 1);
        Upload left = upload(member, PIECE, 1);
        database.act(kept -> uploads(kept).begin(used));
        database.act(kept -> uploads(kept).begin(left));
        arrives(left, 1, new byte[1]);

        assertThat(known(left).begunAt()).isEqualTo(MONDAY_NINE);
        assertThat(known(left).arrived(1)).isPresent();
        assertThat(database.<Optional<Upload>>ask(
                        kept -> uploads(kept).find(Sample.memberOf(database).account(), left.id())))
                .isEmpty();
        assertThat(database.<Integer>ask(
                        kept -> uploads(kept).begunSince(member.account(), MONDAY_NINE.minusSeconds(1))))
                .isEqualTo(2);
        Upload refused = upload(member, PIECE, 1);
        database.act(kept -> uploads(kept).begin(refused));
        database.act(kept -> uploads(kept).fail(refused));
        assertThat(database.<Integer>ask(
                        kept -> uploads(kept).begunSince(member.account(), MONDAY_NINE.minusSeconds(1))))
                .isEqualTo(2);
        database.act(kept -> uploads(kept).useUp(used));
        assertThat(database.<Optional<Upload>>ask(kept -> uploads(kept).find(member.account(), used.id())))
                .isEmpty();

        Instant later = Instant.now().plusSeconds(60);
        database.act(kept -> kept.drafts.expireFiles(later));
        assertThat(stored("stored_file", member)).isEqualTo(1);
        database.act(kept -> uploads(kept).expire(MONDAY_NINE.plusSeconds(1)));
        database.act(kept -> kept.drafts.expireFiles(later));
        assertThat(stored("stored_file", member)).isZero();
        assertThat(stored("upload_part", member)).isZero();
    }

    @Test
    void a_failed_upload_is_known_and_its_bytes_are_gone() throws IOException {
        Member member = Sample.memberOf(database);
        Upload upload = upload(member, PIECE, 7);
        database.act(kept -> uploads(kept).begin(upload));
        arrives(upload, 1, new byte[7]);

        Upload arrived = known(upload);
        database.act(kept -> uploads(kept).fail(arrived));

        assertThat(known(upload).status()).isEqualTo(Upload.Status.FAILED);
        assertThat(stored("stored_file", member)).isZero();
    }

    @Test
    void bytes_of_a_part_are_overwritten_where_they_lie() throws IOException {
        Member member = Sample.memberOf(database);
        Upload upload = upload(member, 2 * PIECE, 2 * PIECE + 5);
        database.act(kept -> uploads(kept).begin(upload));
        byte[] whole = Sample.bytes(2 * PIECE + 5);
        arrives(upload, 1, Arrays.copyOfRange(whole, 0, 2 * PIECE));
        arrives(upload, 2, Arrays.copyOfRange(whole, 2 * PIECE, whole.length));
        byte[] piece = Sample.bytes(PIECE);
        FileId first = known(upload).parts().get(0).bytes();
        FileId second = known(upload).parts().get(1).bytes();

        database.act(kept -> kept.files.overwrite(member.account(), first, PIECE, piece));
        database.act(kept -> kept.files.overwrite(member.account(), second, 0, new byte[] {1, 2, 3, 4, 5}));
        database.act(kept -> uploads(kept)
                .join(uploads(kept).lock(member.account(), upload.id()).orElseThrow(), upload.file()));

        System.arraycopy(piece, 0, whole, PIECE, PIECE);
        System.arraycopy(new byte[] {1, 2, 3, 4, 5}, 0, whole, 2 * PIECE, 5);
        assertThat(read(upload, 0, whole.length)).isEqualTo(whole);
        assertThatThrownBy(() -> database.act(kept -> kept.files.overwrite(member.account(), first, 1, piece)))
                .hasStackTraceContaining("by pieces");
        assertThatThrownBy(() -> database.act(
                        kept -> kept.files.overwrite(Sample.memberOf(database).account(), first, 0, piece)))
                .hasStackTraceContaining("has no piece");
    }

    @Test
    void a_file_of_parts_that_is_on_a_case_stays_and_one_that_is_not_goes_with_all_of_them() throws IOException {
        Member member = Sample.memberOf(database);
        Upload used = whole(member);
        Upload left = whole(member);
        database.act(kept -> kept.cases.store(
                Sample.supportCase(member, null, "Large", "See the file.", List.of(used.file()), MONDAY_NINE)));
        database.act(kept -> uploads(kept).useUp(used));

        database.act(kept -> uploads(kept).expire(MONDAY_NINE.plusSeconds(1)));
        // First the file, and then that of which it consisted.
        for (int round = 0; round < 2; round++) {
            database.act(kept -> kept.drafts.expireFiles(Instant.now().plusSeconds(60)));
        }

        assertThat(read(used, 0, 9)).hasSize(7);
        assertThat(read(left, 0, 9)).isEmpty();
        assertThat(stored("stored_file", member)).isEqualTo(2);
        assertThat(stored("stored_file_chunk", member)).isEqualTo(1);
    }

    private Upload whole(Member member) throws IOException {
        Upload upload = upload(member, PIECE, 7);
        database.act(kept -> uploads(kept).begin(upload));
        arrives(upload, 1, new byte[7]);
        Upload arrived = known(upload);
        database.act(kept -> uploads(kept).join(arrived, upload.file()));
        return known(upload);
    }

    private long stored(String table, Member member) {
        return database.count(table, "account_id = '" + member.account() + "'");
    }

    private static Upload upload(Member member, long partBytes, long size) {
        return new Upload(
                new UploadId("upload-" + Sample.hex()),
                member.account(),
                new AttachedFile(new FileId(Sample.hex()), "a.bin", "application/octet-stream", size),
                partBytes,
                Upload.Status.NOT_READY,
                MONDAY_NINE,
                List.of());
    }

    private void arrives(Upload upload, int number, byte[] bytes) throws IOException {
        FileId file = new FileId(Sample.hex());
        ask(kept -> kept.files.store(upload.account(), file, new ByteArrayInputStream(bytes), bytes.length));
        database.act(kept -> uploads(kept).add(known(upload), new Upload.Part(number, file, "tag" + number, false)));
    }

    private Upload known(Upload upload) {
        return database.ask(kept -> uploads(kept).find(upload.account(), upload.id()))
                .orElseThrow();
    }

    private byte[] read(Upload upload, long from, long length) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ask(kept -> kept.files.copyTo(upload.account(), upload.file().id(), from, length, out));
        return out.toByteArray();
    }

    private <T> T ask(Streaming<T> question) {
        return database.ask(kept -> {
            try {
                return question.about(kept);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @FunctionalInterface
    private interface Streaming<T> {

        T about(TestDatabase.Kept kept) throws IOException;
    }

    @Test
    void of_many_that_open_a_case_at_once_no_more_than_the_quota_do() throws Exception {
        Member member = Sample.memberOf(database);
        ExecutorService programs = Executors.newFixedThreadPool(8);
        try {
            Callable<Void> opening = () -> database.ask(kept -> {
                quota(kept).hold(member.account());
                int opened =
                        quota(kept).lastOpened(member.account(), MONDAY_NINE, 3).size();
                giveOthersTheChance();
                if (opened < 3) {
                    kept.cases.add(Sample.supportCase(member, "At once", MONDAY_NINE));
                }
                return null;
            });
            for (Future<Void> opened : programs.invokeAll(Collections.nCopies(24, opening))) {
                opened.get();
            }
        } finally {
            programs.shutdownNow();
        }

        assertThat(stored("support_case", member)).isEqualTo(3);
    }

    /** For as long as it takes to count, if one may. */
    private static void giveOthersTheChance() {
        try {
            assertThat(new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void of_the_last_cases_as_many_as_matter_are_looked_at_newest_first() {
        Member member = Sample.memberOf(database);
        database.act(kept -> List.of(2, 0, 1, 3)
                .forEach(i -> kept.cases.add(Sample.supportCase(member, "n", MONDAY_NINE.plusSeconds(i)))));

        assertThat(database.<List<Instant>>ask(
                        kept -> quota(kept).lastOpened(member.account(), MONDAY_NINE.plusSeconds(1), 2)))
                .containsExactly(MONDAY_NINE.plusSeconds(3), MONDAY_NINE.plusSeconds(2));
        assertThat(database.<List<Instant>>ask(
                        kept -> quota(kept).lastOpened(member.account(), MONDAY_NINE.plusSeconds(2), 9)))
                .hasSize(2);
    }

    @Test
    void a_new_case_and_a_reply_are_stored_without_asking_what_is_known() {
        Member member = Sample.memberOf(database);
        SupportCase opened = Sample.supportCase(member, "Counted", MONDAY_NINE);
        QueryCount adding = new QueryCount();
        database.act(kept -> adding.during(kept.entities, () -> {
            kept.cases.add(opened);
            return opened;
        }));
        QueryCount replying = new QueryCount();
        database.act(kept -> replying.during(kept.entities, () -> {
            SupportCase held =
                    kept.cases.lock(Visibility.of(member), opened.id()).orElseThrow();
            held.customerReplies(member, new Body("more"), List.of(), MONDAY_NINE);
            kept.cases.store(held);
            return held;
        }));

        // The three rows of a case; then its four tables read and its row changed beside the one that is new. The words
        // that find it come on top, two statements an entry at the most: its subject, its first entry and its
        // requester, whose address is read for that.
        assertThat(adding.statements()).isBetween(3, 3 + 1 + 6);
        assertThat(replying.statements()).isBetween(6, 6 + 2);
        assertThat(stored("communication", member)).isEqualTo(2);
    }

    private static CaseQuota quota(TestDatabase.Kept kept) {
        return kept.adapter(CaseQuota.class);
    }

    private static Uploads uploads(TestDatabase.Kept kept) {
        return kept.adapter(Uploads.class);
    }

    private static AccessKeys keys(TestDatabase.Kept kept) {
        return kept.adapter(AccessKeys.class);
    }

    private static IdempotencyKeys answers(TestDatabase.Kept kept) {
        return kept.adapter(IdempotencyKeys.class);
    }

    private static ApiRateLimit pace(TestDatabase.Kept kept) {
        return kept.adapter(ApiRateLimit.class);
    }

    private static AttachmentSets sets(TestDatabase.Kept kept) {
        return kept.adapter(AttachmentSets.class);
    }
}
