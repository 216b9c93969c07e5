package org.caseport.domain.file;

import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.AccountId;

/** Every upload by parts that is not used up. An upload of another account looks like none. */
public interface Uploads {

    /** Begins an upload of which no part has arrived. */
    void begin(Upload upload);

    Optional<Upload> find(AccountId account, UploadId id);

    /** The upload, and nobody else adds to it or uses it until the transaction ends. */
    Optional<Upload> lock(AccountId account, UploadId id);

    /** Adds a part whose bytes are already kept; those of the same part before it are deleted. */
    void add(Upload upload, Upload.Part part);

    /** The program has reported this part. */
    void report(Upload upload, int part);

    /** Makes one file of the parts, all of which have arrived; that moves no byte. */
    void join(Upload upload, AttachedFile whole);

    /** Throws the parts away; that the upload failed stays known. */
    void fail(Upload upload);

    /** The file is on a case now: the upload is gone, its bytes stay. */
    void useUp(Upload upload);

    /** How many uploads of the account that still are, and were not refused, were begun since. */
    int begunSince(AccountId account, Instant since);

    /** Forgets uploads begun before that instant, whole or not; their bytes go like those that a dead server left. */
    int expire(Instant begunBefore);
}
