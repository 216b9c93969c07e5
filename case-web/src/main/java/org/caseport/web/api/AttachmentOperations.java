package org.caseport.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.caseport.web.api.Shape.TEXT;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.AttachmentSetId;
import org.caseport.web.application.access.ApiCaller;
import org.caseport.web.application.cases.ReadingCases;
import org.caseport.web.application.file.FillingAttachmentSets;
import org.caseport.web.application.file.FillingAttachmentSets.Arrived;
import org.jspecify.annotations.Nullable;

/** Operations that put files into attachment sets ahead of a case, and that return files of a case. */
@ApplicationScoped
class AttachmentOperations {

    /** The largest file that is returned inline, in bytes; a larger one has a download link. */
    private static final long LARGEST = 5L * 1024 * 1024;

    @Inject
    FillingAttachmentSets filling;

    @Inject
    ReadingCases reading;

    @Inject
    PresignedLinks links;

    @Inject
    ApiErrorMessages errorMessages;

    Map<String, Operation> all() {
        return Map.of(
                "AddAttachmentsToSet",
                new Operation(
                        CaseOperations.shape(Map.of(
                                "attachmentSetId",
                                TEXT,
                                "attachments",
                                new Shape.Several(new Shape.Structure(Map.of("fileName", TEXT, "data", Shape.BYTES))))),
                        true,
                        this::addAttachments),
                "DescribeAttachment",
                new Operation(CaseOperations.shape(Map.of("attachmentId", TEXT)), false, this::describeAttachment),
                "GetAttachmentDownloadLink",
                new Operation(CaseOperations.shape(Map.of("attachmentId", TEXT)), false, this::downloadLink));
    }

    private ApiResponse addAttachments(ApiCaller program, RequestParameters asked) {
        if (!asked.has("attachments")) {
            throw ApiError.validation("The member 'attachments' is required.");
        }
        List<Arrived> files = new ArrayList<>();
        for (RequestParameters attachment : asked.structures("attachments")) {
            RequestParameters.Blob data = attachment.bytes("data");
            if (data == null) {
                throw ApiError.validation("attachments: Each has a fileName and data.");
            }
            files.add(new Arrived(attachment.requiredText("fileName"), data.file(), data.size()));
        }
        if (files.isEmpty()) {
            throw ApiError.validation("attachments: Send at least one file.");
        }
        String id = asked.text("attachmentSetId");
        FillingAttachmentSets.Outcome filled = filling.fill(program.member(), id == null ? null : setId(id), files);
        if (filled instanceof FillingAttachmentSets.Outcome.Filled set) {
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("attachmentSetId", set.id().value());
            answer.put("expiryTime", ApiTimestamps.expires(set.expiresAt()));
            return ApiResponse.Text.of(answer);
        }
        throw refused(program, filled);
    }

    private ApiError refused(ApiCaller program, FillingAttachmentSets.Outcome filled) {
        if (filled instanceof FillingAttachmentSets.Outcome.Expired expired) {
            return expired(expired.expiredAt());
        }
        if (filled instanceof FillingAttachmentSets.Outcome.TooMuch tooMuch) {
            return ApiError.of(
                    "AttachmentSetSizeLimitExceeded",
                    "A set can hold up to " + tooMuch.limits().files() + " files of up to "
                            + tooMuch.limits().fileBytes() + " bytes each.");
        }
        if (filled instanceof FillingAttachmentSets.Outcome.TooManySets) {
            return ApiError.of(
                    "AttachmentLimitExceeded",
                    "The account has too many unused attachment sets. Use them, or wait until they expire.");
        }
        if (filled instanceof FillingAttachmentSets.Outcome.Refused refused) {
            return errorMessages.of(program, refused);
        }
        return noSuchSet();
    }

    private ApiResponse downloadLink(ApiCaller program, RequestParameters asked) {
        AttachmentId id = attachmentId(asked);
        AttachedFile file = found(program, id);
        PresignedLinks.Link link = links.toFile(program, id);
        Map<String, Object> url = new LinkedHashMap<>();
        url.put("url", link.address());
        url.put("expiryDate", ApiTimestamps.created(link.until()));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("fileName", file.name());
        answer.put("downloadUrl", url);
        return ApiResponse.Text.of(answer);
    }

    private static AttachmentId attachmentId(RequestParameters asked) {
        return AttachmentId.read(asked.requiredText("attachmentId"))
                .orElseThrow(AttachmentOperations::noSuchAttachment);
    }

    private AttachedFile found(ApiCaller program, AttachmentId id) {
        return reading.attachment(program.member(), id.caseId(), id.file())
                .orElseThrow(AttachmentOperations::noSuchAttachment);
    }

    private static ApiError noSuchAttachment() {
        return ApiError.of("AttachmentIdNotFound", "Could not find that attachment.");
    }

    private ApiResponse describeAttachment(ApiCaller program, RequestParameters asked) {
        AttachedFile file = found(program, attachmentId(asked));
        if (!isSmall(file)) {
            throw ApiError.of(
                    "InvalidParameterValueException",
                    "The attachment is larger than " + LARGEST + " bytes. Use GetAttachmentDownloadLink.");
        }
        return response -> send(program, file, response);
    }

    /** Writes the file as base64 while it is read, so that it is never completely in memory. */
    private void send(ApiCaller program, AttachedFile file, HttpServletResponse response) throws IOException {
        String head = ResponseWriter.json(Map.of("fileName", file.name()));
        byte[] before = ("{\"attachment\":" + head.substring(0, head.length() - 1) + ",\"data\":\"").getBytes(UTF_8);
        byte[] after = "\"}}".getBytes(UTF_8);
        response.setContentLengthLong(before.length + (file.size() + 2) / 3 * 4 + after.length);
        OutputStream out = response.getOutputStream();
        out.write(before);
        try (OutputStream base64 = Base64.getEncoder().wrap(new LeftOpen(out))) {
            reading.copy(program.member(), file, base64);
        }
        out.write(after);
    }

    static boolean isSmall(AttachedFile file) {
        return file.size() <= LARGEST;
    }

    static AttachmentSetId setId(String id) {
        if (!AttachmentSetId.isId(id)) {
            throw noSuchSet();
        }
        return new AttachmentSetId(id);
    }

    static ApiError noSuchSet() {
        return ApiError.of("AttachmentSetIdNotFound", "Could not find that attachment set, or it was already used.");
    }

    static ApiError expired(Instant at) {
        return ApiError.of(
                "AttachmentSetExpired",
                "The attachment set expired at " + ApiTimestamps.created(at) + ". Create a new one.");
    }

    /** Keeps the response open when its base64 encoder is closed. */
    private static final class LeftOpen extends FilterOutputStream {

        LeftOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {}
    }
}
