package org.caseport.web.application.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.STRANGER;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.file.FileId;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.fakes.InMemoryBytes;
import org.caseport.web.fakes.InMemoryDrafts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachingFilesTest {

    private final SupportDesk desk = new SupportDesk();
    private final DraftId draft = desk.completeDraft(BUSINESS);

    @TempDir
    Path folder;

    @Test
    void a_file_is_on_the_draft_with_its_bytes() throws IOException {
        AttachingFiles.Outcome attaching = attach("error.log", "it broke");

        FileId file = ((AttachingFiles.Outcome.Attached) attaching).file().id();
        assertThat(desk.drafts.byId.get(draft).files())
                .singleElement()
                .satisfies(kept -> assertThat(kept.file().name()).isEqualTo("error.log"));
        assertThat(desk.bytes.byId.get(file)).asString().isEqualTo("it broke");
    }

    @Test
    void a_fourth_file_is_refused_by_name_and_leaves_no_bytes() throws IOException {
        attach("1.log", "one");
        attach("2.log", "two");
        attach("3.log", "three");

        AttachingFiles.Outcome attaching = attach("4.log", "four");

        assertThat(attaching).isInstanceOfSatisfying(AttachingFiles.Outcome.Refused.class, refused -> {
            assertThat(refused.name()).isEqualTo("4.log");
            assertThat(refused.why()).isEqualTo(AttachingFiles.Outcome.Refused.Why.TOO_MANY);
        });
        assertThat(desk.bytes.byId).hasSize(3);
        assertThat(desk.refusals()).extracting(entry -> entry.detail()).containsExactly("TOO_MANY");
    }

    @Test
    void of_files_that_arrive_together_the_last_to_be_kept_finds_no_place_and_leaves_no_bytes() throws IOException {
        attach("1.log", "one");
        attach("2.log", "two");
        desk.attachingFiles.bytes = whileBytesAreKept(() -> attach("3.log", "three"));

        AttachingFiles.Outcome late = attach("late.log", "late");

        assertThat(late)
                .isInstanceOfSatisfying(AttachingFiles.Outcome.Refused.class, refused -> assertThat(refused.why())
                        .isEqualTo(AttachingFiles.Outcome.Refused.Why.TOO_MANY));
        assertThat(desk.drafts.byId.get(draft).files())
                .extracting(kept -> kept.file().name())
                .containsExactly("1.log", "2.log", "3.log");
        assertThat(desk.bytes.byId).hasSize(3);
    }

    @Test
    void a_file_whose_draft_is_submitted_while_it_arrives_is_on_no_case_and_leaves_no_bytes() throws IOException {
        desk.attachingFiles.bytes = whileBytesAreKept(() -> desk.openingCases.open(BUSINESS, draft));

        AttachingFiles.Outcome late = attach("late.log", "late");

        assertThat(late).isEqualTo(new AttachingFiles.Outcome.NoSuchDraft());
        assertThat(desk.bytes.byId).isEmpty();
    }

    @Test
    void a_stranger_finds_no_draft_and_no_byte_is_kept() throws IOException {
        Path arrived = Files.writeString(folder.resolve("x.log"), "x");

        assertThat(desk.attachingFiles.attach(DraftAuthor.of(STRANGER), draft, "x.log", arrived))
                .isEqualTo(new AttachingFiles.Outcome.NoSuchDraft());
        assertThat(desk.bytes.byId).isEmpty();
    }

    @Test
    void an_empty_file_and_a_renamed_program_are_refused_before_a_byte_is_kept() throws IOException {
        desk.attachingFiles.bytes = whileBytesAreKept(() -> {
            throw new AssertionError("bytes were kept");
        });

        assertThat(attach("empty.log", "")).isInstanceOf(AttachingFiles.Outcome.Refused.class);
        assertThat(attach("holiday.png", "MZ\u0090 this is no picture"))
                .isInstanceOf(AttachingFiles.Outcome.Refused.class);
    }

    @Test
    void malware_is_refused_by_name_and_on_record_without_it_and_no_byte_is_kept() throws IOException {
        desk.verdict = VirusScanner.Verdict.INFECTED;

        AttachingFiles.Outcome attaching = attach("invoice.txt", "it only looks harmless");

        assertThat(attaching).isInstanceOfSatisfying(AttachingFiles.Outcome.Refused.class, refused -> {
            assertThat(refused.name()).isEqualTo("invoice.txt");
            assertThat(refused.why()).isEqualTo(AttachingFiles.Outcome.Refused.Why.INFECTED);
        });
        assertThat(desk.bytes.byId).isEmpty();
        assertThat(desk.drafts.byId.get(draft).files()).isEmpty();
        assertThat(desk.refusals()).singleElement().satisfies(entry -> {
            assertThat(entry.detail()).isEqualTo("INFECTED");
            assertThat(entry.toString()).doesNotContain("invoice");
        });
    }

    @Test
    void what_nobody_could_look_at_is_refused_and_the_rest_of_the_draft_stays() throws IOException {
        attach("1.log", "one");
        desk.verdict = VirusScanner.Verdict.NOT_CHECKED;

        AttachingFiles.Outcome attaching = attach("2.log", "two");

        assertThat(attaching)
                .isInstanceOfSatisfying(AttachingFiles.Outcome.Refused.class, refused -> assertThat(refused.why())
                        .isEqualTo(AttachingFiles.Outcome.Refused.Why.NOT_CHECKED));
        assertThat(desk.drafts.byId.get(draft).files()).hasSize(1);
        assertThat(desk.bytes.byId).hasSize(1);
    }

    @Test
    void a_text_file_is_kept_without_its_secrets_in_its_size_and_its_author_is_told() throws IOException {
        String key = "-----BEGIN RSA " + "PRIVATE KEY-----\n" + ("MIIEowIBAAKCAQEA7v0Xk3".repeat(3) + "\n").repeat(9)
                + "-----END RSA PRIVATE KEY-----\n";
        String log = "it broke for 4111 1111 1111 1111\n";

        for (String name : List.of("server.log", "id_rsa", "key.pem")) {
            AttachingFiles.Outcome attaching = attach(name, name.equals("server.log") ? log : key);

            AttachingFiles.Outcome.Attached attached = (AttachingFiles.Outcome.Attached) attaching;
            String kind = name.equals("server.log") ? "card" : "private-key";
            assertThat(attached.removed())
                    .as(name)
                    .extracting(Redacting.Removal::kind)
                    .containsExactly(kind);
            assertThat(desk.bytes.byId.get(attached.file().id()))
                    .hasSize((int) attached.file().size())
                    .asString()
                    .contains("[removed: ")
                    .doesNotContain("MIIE", "1111 1111");
        }
        assertThat(desk.removals())
                .extracting(entry -> entry.detail())
                .containsExactly("card:1", "private-key:1", "private-key:1");
    }

    @Test
    void a_name_tells_no_secret_and_a_picture_keeps_every_byte() throws IOException {
        Path arrived = folder.resolve("x");
        byte[] picture = "\u0089PNG\r\n\u001a\n 4111 1111 1111 1111 ".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(arrived, picture);

        AttachingFiles.Outcome attaching =
                desk.attachingFiles.attach(DraftAuthor.of(BUSINESS), draft, "card 4111 1111 1111 1111.png", arrived);

        AttachingFiles.Outcome.Attached attached = (AttachingFiles.Outcome.Attached) attaching;
        assertThat(attached.file().name()).isEqualTo("card [removed: card].png");
        assertThat(desk.bytes.byId.get(attached.file().id())).isEqualTo(picture);
    }

    @Test
    void bytes_stay_for_the_sweeper_when_nobody_knows_whether_the_file_is_on_the_draft() {
        desk.attachingFiles.bytes = whileBytesAreKept(() -> desk.places.drafts = new InMemoryDrafts() {
            @Override
            public Optional<CaseDraft> lock(DraftAuthor author, DraftId id) {
                throw new IllegalStateException("the answer to the commit was lost");
            }
        });

        assertThatThrownBy(() -> attach("error.log", "it broke")).isInstanceOf(IllegalStateException.class);

        assertThat(desk.bytes.byId).hasSize(1);
    }

    private AttachingFiles.Outcome attach(String name, String content) throws IOException {
        Path arrived = Files.writeString(folder.resolve(name), content);
        return desk.attachingFiles.attach(DraftAuthor.of(BUSINESS), draft, name, arrived);
    }

    /** Bytes that take their time: meanwhile something else happens, once. */
    private InMemoryBytes whileBytesAreKept(Happening meanwhile) {
        AtomicInteger times = new AtomicInteger();
        return new InMemoryBytes() {
            @Override
            public long store(AccountId account, FileId file, InputStream in, long most) throws IOException {
                long size = desk.bytes.store(account, file, in, most);
                if (times.getAndIncrement() == 0) {
                    meanwhile.happen();
                }
                return size;
            }

            @Override
            public void delete(AccountId account, FileId file) {
                desk.bytes.delete(account, file);
            }
        };
    }

    @FunctionalInterface
    private interface Happening {
        void happen() throws IOException;
    }
}
