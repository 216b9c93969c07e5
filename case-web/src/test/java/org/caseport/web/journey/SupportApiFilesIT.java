package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.caseport.web.journey.stage.SignedCall;
import org.caseport.web.journey.stage.SupportApiCalls;
import org.caseport.web.scan.FakeClamd;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.support.model.AttachmentIdNotFoundException;
import software.amazon.awssdk.services.support.model.AttachmentSetIdNotFoundException;
import software.amazon.awssdk.services.support.model.AttachmentSetSizeLimitExceededException;
import software.amazon.awssdk.services.support.model.CaseDetails;
import software.amazon.awssdk.services.support.model.Communication;

/** Files that programs send, and what they get back of them. */
class SupportApiFilesIT extends SupportApiCalls {

    @Test
    void files_go_with_a_set_that_one_case_uses_up() {
        byte[] large = new byte[5 * 1024 * 1024];
        new Random(5).nextBytes(large);
        String set = support.addAttachmentsToSet(
                        c -> c.attachments(file("../../etc/プリント.log", SdkBytes.fromUtf8String("line\n"))))
                .attachmentSetId();
        assertThat(support.addAttachmentsToSet(c ->
                                c.attachmentSetId(set).attachments(file("dump.bin", SdkBytes.fromByteArray(large))))
                        .expiryTime())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000");

        String id = support.createCase(
                        c -> c.subject("With files").communicationBody("b").attachmentSetId(set))
                .caseId();

        Communication first =
                theCase(id).recentCommunications().communications().get(0);
        assertThat(first.attachmentSet()).extracting(file -> file.fileName()).containsExactly("プリント.log", "dump.bin");
        assertThat(support.describeAttachment(
                                c -> c.attachmentId(first.attachmentSet().get(1).attachmentId()))
                        .attachment()
                        .data()
                        .asByteArray())
                .isEqualTo(large);
        assertThatThrownBy(() -> support.addCommunicationToCase(
                        c -> c.caseId(id).communicationBody("b").attachmentSetId(set)))
                .isInstanceOf(AttachmentSetIdNotFoundException.class);
        assertThatThrownBy(() -> client(BUSINESS, SignedCall.SECRET, endpoint)
                        .describeAttachment(
                                c -> c.attachmentId(first.attachmentSet().get(1).attachmentId())))
                .isInstanceOf(AttachmentIdNotFoundException.class);
    }

    @Test
    void a_set_takes_three_files_of_five_megabytes_and_no_program_in_disguise() {
        SdkBytes large = SdkBytes.fromByteArray(new byte[5 * 1024 * 1024 + 1]);
        String set = support.addAttachmentsToSet(c -> c.attachments(text("a.txt"), text("b.txt"), text("c.txt")))
                .attachmentSetId();

        assertThatThrownBy(() ->
                        support.addAttachmentsToSet(c -> c.attachmentSetId(set).attachments(text("d.txt"))))
                .isInstanceOf(AttachmentSetSizeLimitExceededException.class);
        assertThatThrownBy(() -> support.addAttachmentsToSet(c -> c.attachments(file("large.bin", large))))
                .isInstanceOf(AttachmentSetSizeLimitExceededException.class);
        assertThatThrownBy(() -> support.addAttachmentsToSet(c ->
                        c.attachments(file("photo.png", SdkBytes.fromByteArray(new byte[] {'M', 'Z', 0, 1, 2, 3})))))
                .satisfies(named("ValidationException"));
        assertThatThrownBy(() ->
                        support.addAttachmentsToSet(c -> c.attachments(file("empty.txt", SdkBytes.fromUtf8String("")))))
                .satisfies(named("ValidationException"));
        assertThatThrownBy(() -> client(BUSINESS, SignedCall.SECRET, endpoint)
                        .addAttachmentsToSet(c -> c.attachmentSetId(set).attachments(text("d.txt"))))
                .isInstanceOf(AttachmentSetIdNotFoundException.class);
    }

    @Test
    void secrets_come_back_as_what_stands_in_their_place() {
        String key = "AKIA" + "IOSFODNN7EXAMPLE";
        String set = support.addAttachmentsToSet(c -> c.attachments(
                        file("card 4111111111111111.log", SdkBytes.fromUtf8String("日本 " + key + " 日本\n"))))
                .attachmentSetId();

        String id = support.createCase(c -> c.subject("Key " + key)
                        .communicationBody("It is " + key + ".")
                        .attachmentSetId(set))
                .caseId();
        support.addCommunicationToCase(c -> c.caseId(id).communicationBody("Or card 4111-1111-1111-1111?"));

        CaseDetails made = theCase(id);
        assertThat(made.subject()).isEqualTo("Key [removed: AWS key]");
        List<Communication> said = made.recentCommunications().communications();
        assertThat(said)
                .extracting(Communication::body)
                .containsExactly("Or card [removed: card]?", "It is [removed: AWS key].");
        assertThat(said.get(1).attachmentSet().get(0).fileName()).isEqualTo("card [removed: card].log");
        assertThat(support.describeAttachment(c -> c.attachmentId(
                                said.get(1).attachmentSet().get(0).attachmentId()))
                        .attachment()
                        .data()
                        .asUtf8String())
                .isEqualTo("日本 [removed: AWS key]   日本\n");
    }

    @Test
    void malware_is_refused_with_the_files_name_and_nothing_of_the_set_is_kept() {
        assertThatThrownBy(() -> support.addAttachmentsToSet(
                        c -> c.attachments(text("a.txt"), file("b.txt", SdkBytes.fromUtf8String(FakeClamd.MALWARE)))))
                .satisfies(named("ValidationException"))
                .hasMessageContaining("The file b.txt contains malware");
        assertThat(portal.logText()).contains("Test.Malware").doesNotContain("b.txt");
    }
}
