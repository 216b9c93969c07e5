package org.caseport.domain.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.caseport.domain.account.AccountId;

/**
 * Stores the bytes of files, streamed in and out in pieces: no whole file is ever in memory. Which draft or
 * communication a file belongs to is stored elsewhere; attaching a draft's file to a case moves no byte.
 */
public interface BlobStore {

    /**
     * Stores the bytes of the stream, up to its end.
     *
     * @return how many bytes there were
     * @throws TooLarge as soon as there are more than {@code most} bytes; nothing is stored
     * @throws IOException when the stream breaks off; nothing is stored
     */
    long store(AccountId account, FileId file, InputStream bytes, long most) throws IOException;

    /** Writes the file's bytes; false when there is no such file of this account. */
    boolean copyTo(AccountId account, FileId file, OutputStream out) throws IOException;

    /**
     * Writes {@code length} of the file's bytes, beginning at {@code from}; fewer where the file ends sooner.
     *
     * @return false when there is no such file of this account
     */
    boolean copyTo(AccountId account, FileId file, long from, long length, OutputStream out) throws IOException;

    /**
     * Overwrites bytes of the file, in the current transaction.
     *
     * @param from a multiple of 256 KiB; the bytes end at another one, or with the file
     */
    void overwrite(AccountId account, FileId file, long from, byte[] bytes);

    void delete(AccountId account, FileId file);

    /** Thrown when there are more bytes than a file may have. */
    final class TooLarge extends IOException {

        private static final long serialVersionUID = 1L;

        public TooLarge(long most) {
            super("a file has at most " + most + " bytes");
        }
    }
}
