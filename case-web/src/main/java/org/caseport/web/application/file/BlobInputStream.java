package org.caseport.web.application.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.file.BlobStore;
import org.caseport.domain.file.FileId;

/** Reads a stored file as a stream, fetching a piece of it at a time. */
final class BlobInputStream extends InputStream {

    private final BlobStore bytes;
    private final AccountId account;
    private final FileId file;
    private final long size;
    private final int pieceBytes;

    private byte[] piece = new byte[0];
    private int taken;
    private long fetched;

    BlobInputStream(BlobStore bytes, AccountId account, FileId file, long size, int pieceBytes) {
        this.bytes = bytes;
        this.account = account;
        this.file = file;
        this.size = size;
        this.pieceBytes = pieceBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (taken == piece.length) {
            if (fetched == size) {
                return -1;
            }
            fetch();
        }
        int some = Math.min(length, piece.length - taken);
        System.arraycopy(piece, taken, into, from, some);
        taken += some;
        return some;
    }

    private void fetch() throws IOException {
        int wanted = (int) Math.min(pieceBytes, size - fetched);
        ByteArrayOutputStream out = new ByteArrayOutputStream(wanted);
        if (!bytes.copyTo(account, file, fetched, wanted, out) || out.size() != wanted) {
            throw new IOException("file " + file + " ends before its " + size + " bytes");
        }
        piece = out.toByteArray();
        taken = 0;
        fetched += wanted;
    }
}
