package org.caseport.web.api;

import static org.caseport.web.api.Shape.NUMBER;
import static org.caseport.web.api.Shape.TEXT;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseport.domain.file.Upload;
import org.caseport.domain.file.UploadId;
import org.caseport.web.application.access.ApiCaller;
import org.caseport.web.application.file.UploadingByPart;
import org.caseport.web.application.file.UploadingByPart.Reported;
import org.jspecify.annotations.Nullable;

/**
 * Operations for large files that are sent by parts ahead of a case. The bytes go through {@link FileTransferServlet}.
 */
@ApplicationScoped
class UploadOperations {

    private static final int MOST_LINKS = 10;
    private static final int LONGEST_TAG = 256;

    @Inject
    UploadingByPart uploading;

    @Inject
    PresignedLinks links;

    Map<String, Operation> all() {
        Shape range = new Shape.Structure(Map.of("startIndex", NUMBER, "endIndex", NUMBER));
        Shape completed = new Shape.Structure(Map.of("partIndex", NUMBER, "eTag", TEXT));
        return Map.of(
                "GetAttachmentUploadLinks",
                new Operation(
                        CaseOperations.shape(Map.of(
                                "fileName", TEXT, "fileSizeBytes", NUMBER, "uploadId", TEXT, "uploadRange", range)),
                        true,
                        this::uploadLinks),
                "CompleteAttachmentUpload",
                new Operation(
                        CaseOperations.shape(
                                Map.of("uploadId", TEXT, "completedUploads", new Shape.Several(completed))),
                        true,
                        this::completeUpload),
                "DescribeAttachmentUploadStatus",
                new Operation(CaseOperations.shape(Map.of("uploadId", TEXT)), false, this::describeStatus));
    }

    private ApiResponse uploadLinks(ApiCaller program, RequestParameters asked) {
        String name = asked.requiredText("fileName");
        if (asked.has("fileSizeBytes") == asked.has("uploadId")) {
            throw ApiError.validation("Give either fileSizeBytes, to start an upload, or uploadId, to continue one.");
        }
        Range range = Range.of(asked.structure("uploadRange"));
        Upload upload = asked.has("uploadId") ? goingOn(program, asked) : begun(program, name, asked);
        if (range.start() > upload.totalParts()) {
            throw ApiError.validation("uploadRange: The file has " + upload.totalParts() + " parts.");
        }
        int end = (int) Math.min(range.end(), upload.totalParts() + 1);
        List<Map<String, Object>> urls = new ArrayList<>();
        for (int part = (int) range.start(); part < end; part++) {
            PresignedLinks.Link link = links.toPart(program, upload.id(), part);
            Map<String, Object> url = new LinkedHashMap<>();
            url.put("url", link.address());
            url.put("partIndex", part);
            url.put("expiryDate", ApiTimestamps.created(link.until()));
            urls.add(url);
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("uploadId", upload.id().value());
        answer.put("partSizeBytes", upload.partBytes());
        answer.put("totalParts", upload.totalParts());
        answer.put("nextIndex", end <= upload.totalParts() ? end : null);
        answer.put("uploadUrls", urls);
        return ApiResponse.Text.of(answer);
    }

    private Upload begun(ApiCaller program, String name, RequestParameters asked) {
        UploadingByPart.Outcome begun = uploading.begin(
                program.member(), name, asked.number("fileSizeBytes").orElse(0L));
        if (begun instanceof UploadingByPart.Outcome.NotThatSize size) {
            throw ApiError.validation("fileSizeBytes: Give 1 to " + size.most() + ".");
        }
        if (begun instanceof UploadingByPart.Outcome.UnderWay underWay) {
            return underWay.upload();
        }
        throw ApiError.of(
                "AttachmentLimitExceeded",
                "The account has started too many uploads that aren't on a case yet."
                        + " Use them, or wait until they expire.");
    }

    private Upload goingOn(ApiCaller program, RequestParameters asked) {
        Upload upload = uploading
                .find(program.member(), id(asked.requiredText("uploadId")))
                .orElseThrow(UploadOperations::noSuchUpload);
        if (upload.status() != Upload.Status.NOT_READY) {
            throw ApiError.validation("uploadId: All parts of it have been reported.");
        }
        return upload;
    }

    private ApiResponse completeUpload(ApiCaller program, RequestParameters asked) {
        UploadId id = id(asked.requiredText("uploadId"));
        List<Reported> reported = asked.structures("completedUploads").stream()
                .map(UploadOperations::reported)
                .toList();
        if (reported.isEmpty()) {
            throw ApiError.validation("completedUploads: Report at least one part.");
        }
        UploadingByPart.Outcome done = uploading.report(program.member(), id, reported);
        if (done instanceof UploadingByPart.Outcome.NotThatPart part) {
            throw ApiError.validation("completedUploads: Part " + part.number()
                    + " has not arrived, or not with that eTag. Send it again.");
        }
        if (done instanceof UploadingByPart.Outcome.NotChecked) {
            throw ApiError.notChecked();
        }
        if (done instanceof UploadingByPart.Outcome.UnderWay underWay) {
            return ApiResponse.Text.of(Map.of("uploadStatus", status(underWay.upload())));
        }
        throw noSuchUpload();
    }

    private static Reported reported(RequestParameters part) {
        long number = part.number("partIndex")
                .orElseThrow(() -> ApiError.validation("completedUploads: Each has a partIndex and an eTag."));
        String tag = part.requiredText("eTag");
        if (tag.isEmpty() || tag.length() > LONGEST_TAG) {
            throw ApiError.validation("completedUploads: An eTag has 1 to " + LONGEST_TAG + " characters.");
        }
        boolean quoted = tag.length() > 2 && tag.startsWith("\"") && tag.endsWith("\"");
        return new Reported(
                (int) Math.max(0, Math.min(number, Integer.MAX_VALUE)),
                quoted ? tag.substring(1, tag.length() - 1) : tag);
    }

    private ApiResponse describeStatus(ApiCaller program, RequestParameters asked) {
        Upload upload = uploading
                .find(program.member(), id(asked.requiredText("uploadId")))
                .orElseThrow(UploadOperations::noSuchUpload);
        Map<String, Object> progress = new LinkedHashMap<>();
        progress.put("totalParts", upload.totalParts());
        progress.put("completedPartsCount", upload.reportedParts());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("uploadStatus", status(upload));
        answer.put("fileName", upload.file().name());
        answer.put("uploadProgress", progress);
        return ApiResponse.Text.of(answer);
    }

    private static String status(Upload upload) {
        return upload.status() == Upload.Status.FAILED
                ? "failed"
                : "attachment-" + upload.status().code();
    }

    static UploadId id(String text) {
        if (!UploadId.isId(text)) {
            throw noSuchUpload();
        }
        return new UploadId(text);
    }

    static ApiError noSuchUpload() {
        return ApiError.of("UploadIdNotFound", "Could not find that upload, or it was already used.");
    }

    /** The parts from one number up to, but without, another. */
    private record Range(long start, long end) {

        static Range of(@Nullable RequestParameters asked) {
            if (asked == null) {
                return new Range(1, 1 + MOST_LINKS);
            }
            long start = asked.number("startIndex")
                    .orElseThrow(() -> ApiError.validation("uploadRange: Its startIndex is required."));
            if (start < 1 || start > Integer.MAX_VALUE) {
                throw ApiError.validation("uploadRange: The first part is 1.");
            }
            long end = asked.number("endIndex").orElse(start + MOST_LINKS);
            if (end <= start || end - start > MOST_LINKS) {
                throw ApiError.validation("uploadRange: endIndex lies behind startIndex by 1 to " + MOST_LINKS + ".");
            }
            return new Range(start, end);
        }
    }
}
