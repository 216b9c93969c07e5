package org.caseport.persistence.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.persistence.RowsToCopy;
import org.caseport.persistence.column.StorableText;
import org.caseport.persistence.journal.SeededChains;
import org.caseport.persistence.words.SearchIndex;
import org.caseport.persistence.words.SearchTerms;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** All rows of some cases, as the portal would have stored them. */
public final class SeededChunk {

    /** Numbers of the journal that a case has for itself; it uses about six. */
    public static final int JOURNAL_NUMBERS = 20;

    private final RowsToCopy cases = RowsToCopy.of(CaseRow.class);
    private final RowsToCopy said = RowsToCopy.of(CommunicationRow.class);
    private final RowsToCopy attached = RowsToCopy.of(AttachmentRow.class);
    private final SeededChains.Entries journal = new SeededChains.Entries();
    private final RowsToCopy files = RowsToCopy.into("stored_file", "account_id", "id", "size", "begun_at");
    private final RowsToCopy pieces = RowsToCopy.into("stored_file_chunk", "account_id", "file_id", "number", "bytes");
    private final RowsToCopy words =
            RowsToCopy.into("case_words", "account_id", "case_id", "number", "folding", "words");

    private final long firstJournalNumber;

    private SeededChunk(long firstJournalNumber) {
        this.firstJournalNumber = firstJournalNumber;
    }

    /** The cases with these numbers, the last one not included. */
    public static SeededChunk of(SeededCases lives, int from, int to, long firstJournalNumber) {
        SeededChunk chunk = new SeededChunk(firstJournalNumber);
        for (int number = from; number < to; number++) {
            chunk.add(number, lives.life(number));
        }
        return chunk;
    }

    private void add(int number, SeededCases.Life life) {
        SupportCase told = life.supportCase();
        CaseRow row = CaseRow.of(told);
        row.revision = life.events().size();
        cases.add(row);
        String account = told.account().digits();
        words(
                account,
                told,
                SearchIndex.SUBJECT,
                told.request().subject().text() + " " + told.displayId().digits());
        words(
                account,
                told,
                SearchIndex.REQUESTER,
                SearchIndex.requester(
                        told.requesterName(), told.requesterName(), SeededDesk.emailOf(told.requester())));
        for (Communication one : told.correspondence()) {
            said.add(CommunicationRow.of(told.id(), one));
            words(account, told, one.number(), one.body().text());
            int position = 1;
            for (AttachedFile file : one.attachments()) {
                attached.add(AttachmentRow.of(told.id(), one.number(), position++, file));
                file(account, file, one.at());
            }
        }
        long next = firstJournalNumber + (long) number * JOURNAL_NUMBERS;
        if (life.events().size() > JOURNAL_NUMBERS) {
            throw new IllegalStateException("case " + told.id() + " has more events than numbers");
        }
        for (CaseEvent event : life.events()) {
            journal.add(next++, JournalEntry.of(event));
        }
    }

    private void words(String account, SupportCase told, int number, String text) {
        words.line(
                account,
                told.id().value(),
                number,
                SearchIndex.FOLDING,
                SearchIndex.joined(SearchTerms.of(StorableText.storable(text))));
    }

    private void file(String account, AttachedFile file, Instant at) {
        byte[] bytes = new byte[SeededCases.FILE_BYTES];
        new SplittableRandom(file.id().value().hashCode()).nextBytes(bytes);
        files.line(account, file.id().value(), file.size(), at);
        pieces.line(account, file.id().value(), 0, bytes);
    }

    private List<RowsToCopy> tables() {
        return List.of(cases, said, files, pieces, attached, journal.toCopy(), words);
    }

    /** Gives its entries of the journal their places; before that it can be neither stored nor digested. */
    public void sealedIn(SeededChains chains, int chunk) throws InterruptedException {
        chains.seal(chunk, journal);
    }

    /** Stores them all, in one transaction. */
    public void copyTo(Connection connection) throws SQLException, IOException {
        CopyManager copying = connection.unwrap(PGConnection.class).getCopyAPI();
        for (RowsToCopy rows : tables()) {
            copying.copyIn(rows.statement(), new ByteArrayInputStream(rows.bytes()));
        }
    }

    /** The same for the same rows, and for no others. */
    public byte[] digest() {
        MessageDigest digest = newDigest();
        for (RowsToCopy rows : tables()) {
            digest.update(rows.statement().getBytes(UTF_8));
            digest.update(rows.bytes());
        }
        return digest.digest();
    }

    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
