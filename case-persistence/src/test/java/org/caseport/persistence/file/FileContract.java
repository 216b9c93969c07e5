package org.caseport.persistence.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.caseport.domain.account.Member;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.BlobStore;
import org.caseport.domain.file.FileId;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.Sample;
import org.junit.jupiter.api.Test;

/** What kept files promise, whatever the database. */
abstract class FileContract extends DatabaseContract {

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

    private void assertNothingLeftOf(Member member, FileId file) {
        assertThat(isKept(member, file)).isFalse();
        assertThat(database.count("stored_file", "id = '" + file + "'")).isZero();
        assertThat(database.count("stored_file_chunk", "file_id = '" + file + "'"))
                .isZero();
    }
}
