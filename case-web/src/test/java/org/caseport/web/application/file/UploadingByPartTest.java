package org.caseport.web.application.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.STRANGER;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.Upload;
import org.caseport.domain.file.UploadId;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.access.SubmittingWithFiles.SentAhead;
import org.caseport.web.application.file.ReceivingParts.Receiving;
import org.caseport.web.application.file.UploadingByPart.Reported;
import org.junit.jupiter.api.Test;

class UploadingByPartTest {

    private static final int PART = (int) UploadingByPart.PART_BYTES;

    private final SupportDesk desk = new SupportDesk();

    @Test
    void a_file_of_one_byte_to_150_mebibytes_is_cut_into_parts() {
        assertThat(begun("a", 1).totalParts()).isEqualTo(1);
        assertThat(begun("a", PART).totalParts()).isEqualTo(1);
        assertThat(begun("a", PART + 1).totalParts()).isEqualTo(2);
        assertThat(begun("a", 157_286_400).totalParts()).isEqualTo(19);
        assertThat(begun("a", 157_286_400).bytesOf(19)).isEqualTo(157_286_400 - 18L * PART);
        assertThat(desk.uploading.begin(BUSINESS, "a", 157_286_401))
                .isEqualTo(new UploadingByPart.Outcome.NotThatSize(157_286_400));
        assertThat(desk.uploading.begin(BUSINESS, "a", 0)).isInstanceOf(UploadingByPart.Outcome.NotThatSize.class);
    }

    @Test
    void parts_may_come_in_any_order_and_again_until_all_are_reported() throws IOException {
        byte[] file = bytes(2 * PART + 3);
        Upload upload = begun("../dump.bin", file.length);
        String third = tag(receive(upload, 3, Arrays.copyOfRange(file, 2 * PART, file.length)));
        String wrong = tag(receive(upload, 1, new byte[PART]));
        String first = tag(receive(upload, 1, Arrays.copyOfRange(file, 0, PART)));

        assertThat(report(upload, 3, third)).isEqualTo(Upload.Status.NOT_READY);
        assertThat(desk.uploading.report(BUSINESS, upload.id(), List.of(new Reported(1, wrong))))
                .isEqualTo(new UploadingByPart.Outcome.NotThatPart(1));
        assertThat(desk.uploading.report(BUSINESS, upload.id(), List.of(new Reported(1, first), new Reported(2, "x"))))
                .isEqualTo(new UploadingByPart.Outcome.NotThatPart(2));
        assertThat(known(upload).reportedParts()).isEqualTo(1);
        String second = tag(receive(upload, 2, Arrays.copyOfRange(file, PART, 2 * PART)));
        assertThat(report(upload, 1, first)).isEqualTo(Upload.Status.NOT_READY);
        assertThat(report(upload, 2, second)).isEqualTo(Upload.Status.READY);

        assertThat(report(upload, 2, second)).isEqualTo(Upload.Status.READY);
        assertThat(known(upload).file().name()).isEqualTo("dump.bin");
        assertThat(desk.bytes.byId.values()).singleElement().isEqualTo(file);
        assertThat(receive(upload, 2, new byte[PART])).isInstanceOf(Receiving.NotWanted.class);
    }

    @Test
    void a_part_that_is_sent_again_has_to_be_reported_again() throws IOException {
        Upload upload = begun("a.bin", PART + 1L);
        report(upload, 2, tag(receive(upload, 2, new byte[] {1})));

        receive(upload, 2, new byte[] {2});

        assertThat(known(upload).reportedParts()).isZero();
    }

    @Test
    void a_part_has_exactly_its_size() throws IOException {
        Upload upload = begun("a.bin", PART + 2L);

        assertThat(receive(upload, 2, new byte[1])).isEqualTo(new Receiving.NotThatSize(2));
        assertThat(receive(upload, 3, new byte[1])).isInstanceOf(Receiving.NotWanted.class);
        assertThat(receive(upload, 0, new byte[1])).isInstanceOf(Receiving.NotWanted.class);
        assertThat(desk.bytes.byId).isEmpty();
    }

    @Test
    void another_accounts_upload_looks_like_none() throws IOException {
        Upload upload = begun("a.bin", 1);

        assertThat(desk.receiving.receive(STRANGER, upload.id(), 1, new ByteArrayInputStream(new byte[1])))
                .isInstanceOf(Receiving.NotWanted.class);
        assertThat(desk.uploading.find(STRANGER, upload.id())).isEmpty();
        assertThat(desk.uploading.report(STRANGER, upload.id(), List.of(new Reported(1, "x"))))
                .isInstanceOf(UploadingByPart.Outcome.NoSuchUpload.class);
        assertThat(desk.acting.open(STRANGER, aCase(), new SentAhead(null, List.of(upload.id()))))
                .isEqualTo(new Outcome.Refused<>(Rejection.NotFound.UPLOAD));
    }

    @Test
    void a_program_in_disguise_fails_and_leaves_nothing_but_its_name() throws IOException {
        byte[] program = "MZ".repeat(64).getBytes(US_ASCII);
        program[0x3c] = 0x40;
        System.arraycopy("PE\0\0".getBytes(US_ASCII), 0, program, 0x40, 4);
        Upload upload = begun("holiday.jpg", program.length);

        assertThat(report(upload, 1, tag(receive(upload, 1, program)))).isEqualTo(Upload.Status.FAILED);

        assertThat(desk.bytes.byId).isEmpty();
        assertThat(desk.refusals()).singleElement().satisfies(entry -> assertThat(entry.detail())
                .isEqualTo("NOT_WHAT_ITS_NAME_CLAIMS"));
        assertThat(desk.acting.open(BUSINESS, aCase(), new SentAhead(null, List.of(upload.id()))))
                .isEqualTo(new Outcome.Refused<>(new Rejection.UploadNotReady(upload.id())));
    }

    @Test
    void a_large_text_loses_its_secrets_also_across_parts_and_keeps_its_size() throws IOException {
        byte[] file = "x ".repeat(PART / 2 + 5_000).getBytes(US_ASCII);
        byte[] card = " 4111 1111 1111 1111 ".getBytes(US_ASCII);
        for (int place : List.of(100, PART - 9, PART + 3_000)) {
            System.arraycopy(card, 0, file, place, card.length);
        }
        Upload upload = begun("huge.log", file.length);
        String first = tag(receive(upload, 1, Arrays.copyOfRange(file, 0, PART)));
        String second = tag(receive(upload, 2, Arrays.copyOfRange(file, PART, file.length)));

        report(upload, 1, first);
        assertThat(report(upload, 2, second)).isEqualTo(Upload.Status.READY);

        byte[] kept = desk.bytes.byId.values().iterator().next();
        assertThat(kept).hasSameSizeAs(file);
        assertThat(new String(kept, US_ASCII)).doesNotContain("1111 1111").contains(" [removed: card]     ");
        for (int place : List.of(100, PART - 9, PART + 3_000)) {
            System.arraycopy(" [removed: card]     ".getBytes(US_ASCII), 0, file, place, card.length);
        }
        assertThat(Arrays.equals(kept, file)).isTrue();
        assertThat(desk.removals()).extracting(entry -> entry.detail()).containsExactly("card:3");
    }

    @Test
    void malware_fails_for_good_and_what_could_not_be_looked_at_can_be_reported_again() throws IOException {
        Upload upload = begun("dump.bin", 10);
        String tag = tag(receive(upload, 1, bytes(10)));
        desk.verdict = VirusScanner.Verdict.NOT_CHECKED;
        assertThat(desk.uploading.report(BUSINESS, upload.id(), List.of(new Reported(1, tag))))
                .isEqualTo(new UploadingByPart.Outcome.NotChecked());
        assertThat(known(upload).status()).isEqualTo(Upload.Status.NOT_READY);

        desk.verdict = VirusScanner.Verdict.INFECTED;
        assertThat(report(upload, 1, tag)).isEqualTo(Upload.Status.FAILED);

        assertThat(desk.bytes.byId).isEmpty();
        assertThat(desk.refusals()).singleElement().satisfies(entry -> assertThat(entry.detail())
                .isEqualTo("INFECTED"));
    }

    @Test
    void one_case_uses_uploads_up_and_a_declined_one_leaves_them() throws IOException {
        Upload whole = whole("a.txt");
        SentAhead ahead = new SentAhead(null, List.of(whole.id(), whole.id()));
        assertThat(desk.acting.open(BUSINESS, DraftFields.EMPTY, ahead)).matches(SupportDesk::isDeclined);

        desk.acting.open(BUSINESS, aCase(), ahead);

        assertThat(desk.cases.byId.values())
                .extracting(SupportCase::correspondence)
                .singleElement()
                .satisfies(said -> assertThat(said.get(0).attachments())
                        .extracting(AttachedFile::name, AttachedFile::mediaType)
                        .containsExactly(tuple("a.txt", "text/plain")));
        assertThat(desk.acting.open(BUSINESS, aCase(), ahead))
                .isEqualTo(new Outcome.Refused<>(Rejection.NotFound.UPLOAD));
    }

    @Test
    void a_case_carries_ten_uploads_and_not_eleven() throws IOException {
        List<UploadId> ids = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            ids.add(whole("a" + i + ".txt").id());
        }

        Outcome<CaseId> eleven = desk.acting.open(BUSINESS, aCase(), new SentAhead(null, ids));
        Outcome<CaseId> ten = desk.acting.open(BUSINESS, aCase(), new SentAhead(null, ids.subList(0, 10)));

        assertThat(SupportDesk.violations(eleven))
                .containsExactly(Violation.of(Violation.UPLOADS, Violation.Problem.TOO_MANY_FILES, "10"));
        assertThat(ten).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void an_upload_that_nobody_uses_is_gone_after_a_day() throws IOException {
        Upload upload = whole("a.txt");
        desk.later(Duration.ofDays(1).minusSeconds(1));
        desk.tidyingUp.tidyUp();
        assertThat(desk.uploading.find(BUSINESS, upload.id())).isPresent();

        desk.later(Duration.ofSeconds(1));
        assertThat(desk.uploading.find(BUSINESS, upload.id())).isEmpty();
        desk.later(Duration.ofSeconds(1));
        desk.tidyingUp.tidyUp();
        assertThat(desk.uploads.byId).isEmpty();
    }

    @Test
    void an_account_has_fifty_unused_uploads_at_a_time() {
        for (int i = 0; i < 50; i++) {
            begun("a", 1);
        }

        assertThat(desk.uploading.begin(BUSINESS, "a", 1)).isInstanceOf(UploadingByPart.Outcome.TooMany.class);
        assertThat(desk.uploading.begin(STRANGER, "a", 1)).isInstanceOf(UploadingByPart.Outcome.UnderWay.class);
    }

    private Upload whole(String name) throws IOException {
        byte[] file = "plain words".getBytes(US_ASCII);
        Upload upload = begun(name, file.length);
        report(upload, 1, tag(receive(upload, 1, file)));
        return known(upload);
    }

    private Upload begun(String name, long size) {
        return ((UploadingByPart.Outcome.UnderWay) desk.uploading.begin(BUSINESS, name, size)).upload();
    }

    private Upload known(Upload upload) {
        return desk.uploading.find(BUSINESS, upload.id()).orElseThrow();
    }

    private Receiving receive(Upload upload, int part, byte[] bytes) throws IOException {
        return desk.receiving.receive(BUSINESS, upload.id(), part, new ByteArrayInputStream(bytes));
    }

    private static String tag(Receiving received) {
        return ((Receiving.Received) received).tag();
    }

    private Upload.Status report(Upload upload, int part, String tag) {
        UploadingByPart.Outcome done = desk.uploading.report(BUSINESS, upload.id(), List.of(new Reported(part, tag)));
        return ((UploadingByPart.Outcome.UnderWay) done).upload().status();
    }

    private static DraftFields aCase() {
        return DraftFields.of(SupportDesk.completeTechnicalCase());
    }

    private static byte[] bytes(int many) {
        byte[] bytes = new byte[many];
        new Random(many).nextBytes(bytes);
        return bytes;
    }
}
