package org.caseport.domain.file;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;

/**
 * A file that a program sends by parts, and that is on no case yet. All parts but the last have the same size; each can
 * be sent again until the program has reported them all.
 *
 * @param file under which the bytes are kept once all parts are there; its kind is told by its content only then
 * @param partBytes how many bytes each part has, but for the last
 * @param parts those that have arrived, in order
 */
public record Upload(
        UploadId id,
        AccountId account,
        AttachedFile file,
        long partBytes,
        Status status,
        Instant begunAt,
        List<Part> parts) {

    public Upload {
        parts = List.copyOf(parts);
    }

    public int totalParts() {
        return (int) ((file.size() + partBytes - 1) / partBytes);
    }

    /** Whether the file has a part of this number; the first is 1. */
    public boolean hasPart(int number) {
        return number >= 1 && number <= totalParts();
    }

    public long bytesOf(int part) {
        return part < totalParts() ? partBytes : file.size() - partBytes * (totalParts() - 1);
    }

    /** A part that has arrived. */
    public Optional<Part> arrived(int number) {
        return parts.stream().filter(part -> part.number() == number).findFirst();
    }

    public int reportedParts() {
        return (int) parts.stream().filter(Part::reported).count();
    }

    public boolean isReportedWhole() {
        return reportedParts() == totalParts();
    }

    /** Where an upload is on its way. */
    public enum Status {
        /** Parts come in. */
        NOT_READY("not-ready"),
        /** All parts are there and are one file: a case or communication can have it. */
        READY("ready"),
        /** The content is not what its name claims, and was thrown away. */
        FAILED("failed");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * One part.
     *
     * @param bytes under which its bytes are kept; of no meaning once the parts are one file
     * @param tag the hash of its bytes
     * @param reported whether the program has said that this is the part it meant
     */
    public record Part(int number, FileId bytes, String tag, boolean reported) {}
}
