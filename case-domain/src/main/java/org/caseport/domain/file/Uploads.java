package org.caseport.domain.file;

import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.AccountId;

/**
 * Stores the uploads in parts that are not used up. An upload of another account looks like one that does not exist.
 */
public interface Uploads {

    /** Begins an upload of which no part has arrived. */
    void begin(Upload upload);

    Optional<Upload> find(AccountId account, UploadId id);

    /** The upload, locked: nobody else adds to it or uses it until the transaction ends. */
    Optional<Upload> lock(AccountId account, UploadId id);

    /** Adds a part whose bytes are already stored; bytes sent before for the same part are deleted. */
    void add(Upload upload, Upload.Part part);

    /** Notes that the program has reported this part. */
    void report(Upload upload, int part);

    /** Joins the parts, all of which have arrived, to one file; that moves no byte. */
    void join(Upload upload, AttachedFile whole);

    /** Marks the upload as failed and deletes its parts. */
    void fail(Upload upload);

    /** Deletes an upload whose file is on a case now; its bytes stay. */
    void useUp(Upload upload);

    /** How many of the account's uploads that still exist, failed ones aside, were begun since then. */
    int begunSince(AccountId account, Instant since);

    /**
     * Deletes uploads begun before that instant, complete or not, and returns how many. Their bytes are deleted later,
     * like those that a dead server left.
     */
    int expire(Instant begunBefore);
}
