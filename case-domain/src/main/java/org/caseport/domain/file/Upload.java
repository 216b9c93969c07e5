package org.caseport.domain.file;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;

/**
 * A file that a program uploads in parts and that is on no case yet. All parts but the last have the same size; each
 * can be sent again until the program has reported them all.
 *
 * @param file the file under which the bytes are stored once all parts are there; its type is read from its content
 *     only then
 * @param partBytes how many bytes each part has, but for the last
 * @param parts the parts that have arrived, in order
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

    /** The part with this number, if it has arrived. */
    public Optional<Part> arrived(int number) {
        return parts.stream().filter(part -> part.number() == number).findFirst();
    }

    public int reportedParts() {
        return (int) parts.stream().filter(Part::reported).count();
    }

    public boolean isReportedWhole() {
        return reportedParts() == totalParts();
    }

    /** How far an upload has come. */
    public enum Status {
        /** Parts are still coming in. */
        NOT_READY("not-ready"),
        /** All parts are there and are one file, which a case or communication can use. */
        READY("ready"),
        /** The content is not what its name claims, and was deleted. */
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
     * A part of an upload.
     *
     * @param bytes the id under which its bytes are stored; of no meaning once the parts are one file
     * @param tag the hash of its bytes
     * @param reported whether the program has reported that this is the part it meant
     */
    public record Part(int number, FileId bytes, String tag, boolean reported) {}
}
