package org.caseport.persistence.file;

import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;
import static jakarta.transaction.Transactional.TxType.REQUIRED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.BlobStore;
import org.caseport.domain.file.FileId;
import org.caseport.domain.file.Upload;

/**
 * Stores the bytes of files in the database, in pieces of 256 KiB. Each piece is written and read by itself, so that a
 * slow network holds neither a connection nor a transaction. A file exists once its last piece is stored. An
 * interrupted upload is deleted at once; what a killed server left is deleted by {@link #deleteStrays}.
 */
@ApplicationScoped
@Transactional(NOT_SUPPORTED)
public class DatabaseBlobStore implements BlobStore {

    public static final int PIECE = 256 * 1024;

    @Inject
    DataSource database;

    @Inject
    EntityManager entities;

    @Override
    public long store(AccountId account, FileId file, InputStream bytes, long most) throws IOException {
        begin(account, file);
        boolean kept = false;
        try {
            long size = 0;
            int number = 0;
            for (byte[] piece = bytes.readNBytes(PIECE); piece.length > 0; piece = bytes.readNBytes(PIECE)) {
                size += piece.length;
                if (size > most) {
                    throw new TooLarge(most);
                }
                keep(account, file, number++, piece);
            }
            finish(account, file, size);
            kept = true;
            return size;
        } finally {
            if (!kept) {
                forget(account, file);
            }
        }
    }

    @Override
    public boolean copyTo(AccountId account, FileId file, OutputStream out) throws IOException {
        return copyTo(account, file, 0, Long.MAX_VALUE, out);
    }

    @Override
    public boolean copyTo(AccountId account, FileId file, long from, long length, OutputStream out) throws IOException {
        Optional<Layout> found = layoutOf(account, file);
        if (found.isEmpty()) {
            return false;
        }
        Layout layout = found.get();
        // Every piece but the last has the full size.
        int number = (int) (from / PIECE);
        int skipped = (int) (from % PIECE);
        for (long missing = Math.min(length, layout.size() - from); missing > 0; number++) {
            byte[] piece = layout.segmentPieces() == 0
                    ? piece(account, file, number)
                    : pieceOfSegment(account, file, number, layout.segmentPieces());
            int some = (int) Math.min(missing, piece.length - skipped);
            if (some <= 0) {
                throw new IOException("file " + file + " was deleted while its bytes went out");
            }
            out.write(piece, skipped, some);
            missing -= some;
            skipped = 0;
        }
        return true;
    }

    @Override
    @Transactional(REQUIRED)
    public void overwrite(AccountId account, FileId file, long from, byte[] bytes) {
        if (from % PIECE != 0) {
            throw new IllegalArgumentException("bytes of a file are overwritten by pieces, not from " + from);
        }
        for (int done = 0; done < bytes.length; done += PIECE) {
            byte[] piece = Arrays.copyOfRange(bytes, done, Math.min(bytes.length, done + PIECE));
            int number = (int) ((from + done) / PIECE);
            int written = update(
                    "update stored_file_chunk set bytes = ? where account_id = ? and file_id = ? and number = ?",
                    statement -> {
                        statement.setBytes(1, piece);
                        statement.setString(2, account.digits());
                        statement.setString(3, file.value());
                        statement.setInt(4, number);
                    });
            if (written != 1) {
                throw new IllegalStateException("file " + file + " has no piece " + number);
            }
        }
    }

    /** Makes one file of the parts of an upload, in the current transaction. No bytes are copied. */
    static void join(EntityManager entities, Upload upload, AttachedFile whole) {
        String account = upload.account().digits();
        if (upload.partBytes() % PIECE != 0 || upload.parts().size() != upload.totalParts()) {
            throw new IllegalStateException("the parts of " + upload.id() + " can't be one file");
        }
        entities.createNativeQuery("insert into stored_file (account_id, id, size, begun_at, segment_pieces)"
                        + " values (?, ?, ?, current_timestamp, ?)")
                .setParameter(1, account)
                .setParameter(2, whole.id().value())
                .setParameter(3, whole.size())
                .setParameter(4, (int) (upload.partBytes() / PIECE))
                .executeUpdate();
        for (Upload.Part part : upload.parts()) {
            entities.createNativeQuery("insert into stored_file_segment (account_id, file_id, number, segment_id)"
                            + " values (?, ?, ?, ?)")
                    .setParameter(1, account)
                    .setParameter(2, whole.id().value())
                    .setParameter(3, part.number())
                    .setParameter(4, part.bytes().value())
                    .executeUpdate();
        }
    }

    @Override
    @Transactional(REQUIRED)
    public void delete(AccountId account, FileId file) {
        delete(entities, account.digits(), file.value());
    }

    /** Deletes a file within the caller's transaction. */
    public static void delete(EntityManager entities, String account, String file) {
        entities.createNativeQuery("delete from stored_file where account_id = ? and id = ?")
                .setParameter(1, account)
                .setParameter(2, file)
                .executeUpdate();
    }

    /**
     * Like {@link #delete}, and also deletes the parts of a file uploaded by parts, which else stay until the next
     * {@link #deleteStrays}.
     */
    public static void deleteWhole(EntityManager entities, String account, String file) {
        List<?> parts = entities.createNativeQuery(
                        "select segment_id from stored_file_segment where account_id = ?1 and file_id = ?2")
                .setParameter(1, account)
                .setParameter(2, file)
                .getResultList();
        delete(entities, account, file);
        parts.forEach(part -> delete(entities, account, (String) part));
    }

    /**
     * Deletes unused files: of the next {@code most} files after {@code from}, those that were begun before that
     * instant and are on no draft, attachment set, upload or case. Returns the place to go on from, which is the start
     * again after the last file.
     */
    public static Place deleteStrays(EntityManager entities, Instant begunBefore, Place from, int most) {
        Place to = place(
                entities,
                "select account_id, id from stored_file where account_id >= ?1 and (account_id > ?1 or id > ?2)"
                        + " order by account_id, id offset " + (most - 1) + " rows fetch next 1 rows only",
                from);
        entities.createNativeQuery("""
                        delete from stored_file where begun_at < ?1
                        and account_id >= ?2 and (account_id > ?2 or id > ?3)
                        and account_id <= ?4 and (account_id < ?4 or id <= ?5)
                        and not exists (select 1 from draft_file d
                            where d.account_id = stored_file.account_id and d.file_id = stored_file.id)
                        and not exists (select 1 from attachment_set_file s
                            where s.account_id = stored_file.account_id and s.file_id = stored_file.id)
                        and not exists (select 1 from upload u
                            where u.account_id = stored_file.account_id and u.file_id = stored_file.id)
                        and not exists (select 1 from upload_part p
                            where p.account_id = stored_file.account_id and p.file_id = stored_file.id)
                        and not exists (select 1 from stored_file_segment g
                            where g.account_id = stored_file.account_id and g.segment_id = stored_file.id)
                        and not exists (select 1 from chat_file c
                            where c.account_id = stored_file.account_id and c.file_id = stored_file.id)
                        and not exists (select 1 from attachment a
                            where a.account_id = stored_file.account_id and a.file_id = stored_file.id)""")
                .setParameter(1, Timestamp.from(begunBefore))
                .setParameter(2, from.account())
                .setParameter(3, from.file())
                .setParameter(4, to.account())
                .setParameter(5, to.file())
                .executeUpdate();
        return to.equals(Place.END) ? Place.START : to;
    }

    private static Place place(EntityManager entities, String sql, Place from) {
        List<?> found = entities.createNativeQuery(sql)
                .setParameter(1, from.account())
                .setParameter(2, from.file())
                .getResultList();
        if (found.isEmpty()) {
            return Place.END;
        }
        Object[] key = (Object[]) found.get(0);
        return new Place((String) key[0], (String) key[1]);
    }

    /** A position in the order of all files, by account and id. */
    public record Place(String account, String file) {

        public static final Place START = new Place("", "");

        /** After every account: accounts are digits, and letters sort after digits in any collation. */
        static final Place END = new Place("z", "");
    }

    private void begin(AccountId account, FileId file) {
        update("insert into stored_file (account_id, id, begun_at) values (?, ?, current_timestamp)", statement -> {
            statement.setString(1, account.digits());
            statement.setString(2, file.value());
        });
    }

    private void keep(AccountId account, FileId file, int number, byte[] piece) {
        update("insert into stored_file_chunk (account_id, file_id, number, bytes) values (?, ?, ?, ?)", statement -> {
            statement.setString(1, account.digits());
            statement.setString(2, file.value());
            statement.setInt(3, number);
            statement.setBytes(4, piece);
        });
    }

    private void finish(AccountId account, FileId file, long size) {
        int lines = update("update stored_file set size = ? where account_id = ? and id = ?", statement -> {
            statement.setLong(1, size);
            statement.setString(2, account.digits());
            statement.setString(3, file.value());
        });
        if (lines != 1) {
            throw new IllegalStateException("file " + file + " was deleted while its bytes came in");
        }
    }

    private void forget(AccountId account, FileId file) {
        update("delete from stored_file where account_id = ? and id = ?", statement -> {
            statement.setString(1, account.digits());
            statement.setString(2, file.value());
        });
    }

    /** The layout of a file; empty if there is no such file or it is not complete yet. */
    private Optional<Layout> layoutOf(AccountId account, FileId file) {
        return query(
                "select size, segment_pieces from stored_file where account_id = ? and id = ? and size is not null",
                statement -> {
                    statement.setString(1, account.digits());
                    statement.setString(2, file.value());
                },
                found -> found.next() ? Optional.of(new Layout(found.getLong(1), found.getInt(2))) : Optional.empty());
    }

    private byte[] pieceOfSegment(AccountId account, FileId file, int number, int segmentPieces) {
        return query(
                "select c.bytes from stored_file_segment s join stored_file_chunk c"
                        + " on c.account_id = s.account_id and c.file_id = s.segment_id"
                        + " where s.account_id = ? and s.file_id = ? and s.number = ? and c.number = ?",
                statement -> {
                    statement.setString(1, account.digits());
                    statement.setString(2, file.value());
                    statement.setInt(3, number / segmentPieces + 1);
                    statement.setInt(4, number % segmentPieces);
                },
                found -> found.next() ? found.getBytes(1) : new byte[0]);
    }

    private byte[] piece(AccountId account, FileId file, int number) {
        return query(
                "select bytes from stored_file_chunk where account_id = ? and file_id = ? and number = ?",
                statement -> {
                    statement.setString(1, account.digits());
                    statement.setString(2, file.value());
                    statement.setInt(3, number);
                },
                found -> found.next() ? found.getBytes(1) : new byte[0]);
    }

    private int update(String sql, Binding binding) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the bytes of a file could not be kept", e);
        }
    }

    private <T> T query(String sql, Binding binding, Reading<T> reading) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            try (ResultSet found = statement.executeQuery()) {
                return reading.read(found);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the bytes of a file could not be read", e);
        }
    }

    /**
     * Size of a file and how its bytes are stored.
     *
     * @param segmentPieces the number of pieces of each segment but the last; 0 for a file without segments
     */
    private record Layout(long size, int segmentPieces) {}

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(ResultSet found) throws SQLException;
    }
}
