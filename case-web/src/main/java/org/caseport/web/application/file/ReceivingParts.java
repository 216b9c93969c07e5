package org.caseport.web.application.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.caseport.domain.account.Member;
import org.caseport.domain.file.BlobStore;
import org.caseport.domain.file.FileId;
import org.caseport.domain.file.Upload;
import org.caseport.domain.file.UploadId;
import org.caseport.web.application.NewIds;

/**
 * Stores the parts of an upload as they arrive. Bytes are stored outside any transaction, so that a slow network holds
 * neither the upload nor a database connection; whether the part is accepted is decided after that.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class ReceivingParts {

    @Inject
    UploadingByPart uploading;

    @Inject
    BlobStore bytes;

    /**
     * Keeps a part.
     *
     * @throws IOException when the stream breaks off; then nothing is kept
     */
    public Receiving receive(Member member, UploadId id, int part, InputStream in) throws IOException {
        Optional<Upload> waiting = uploading.waitingFor(member, id, part);
        if (waiting.isEmpty()) {
            return new Receiving.NotWanted();
        }
        long wanted = waiting.get().bytesOf(part);
        FileId file = NewIds.file();
        DigestInputStream hashed = new DigestInputStream(in, sha256());
        try {
            if (bytes.store(member.account(), file, hashed, wanted) != wanted) {
                bytes.delete(member.account(), file);
                return new Receiving.NotThatSize(wanted);
            }
        } catch (BlobStore.TooLarge e) {
            return new Receiving.NotThatSize(wanted);
        }
        String tag = HexFormat.of().formatHex(hashed.getMessageDigest().digest());
        if (!uploading.take(member, id, new Upload.Part(part, file, tag, false))) {
            bytes.delete(member.account(), file);
            return new Receiving.NotWanted();
        }
        return new Receiving.Received(tag);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The result of sending a part. */
    public sealed interface Receiving {

        /** The part is stored, under this tag. */
        record Received(String tag) implements Receiving {}

        /** The part must have exactly this many bytes. */
        record NotThatSize(long bytes) implements Receiving {}

        /** No upload of this account accepts this part. */
        record NotWanted() implements Receiving {}
    }
}
