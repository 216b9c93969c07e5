package org.caseport.web.application.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Person;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.domain.journal.JournalExport;
import org.caseport.domain.search.CaseFeed;
import org.caseport.web.application.journal.ReadingJournal;
import org.jspecify.annotations.Nullable;

/**
 * Writes one account with its members, cases, attachments and journal as a zip archive. Cases are read a page at a
 * time. Their lines are buffered in a file on disk, as they contain the checksums of the attachments, and a zip archive
 * is written one entry after the other.
 */
final class AccountExport {

    private static final int AT_ONCE = 100;
    private static final int MOST_PLANS = 10_000;
    private static final int BUFFER = 1 << 16;
    private static final String FORMAT = "account-export.txt";

    private final ExportingAccounts kept;
    private final Account account;
    private final @Nullable Path folder;
    private int members;
    private int exported;
    private int files;

    AccountExport(ExportingAccounts kept, Account account, @Nullable Path folder) {
        this.kept = kept;
        this.account = account;
        this.folder = folder;
    }

    void write(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        entry(zip, "FORMAT.txt", this::copyFormat);
        entry(
                zip,
                "account.json",
                all -> line(
                        all,
                        AccountExportJson.account(account, kept.plans.periodsOf(account.id(), MOST_PLANS), now())));
        entry(zip, "members.jsonl", this::members);
        Path lines = folder == null
                ? Files.createTempFile("caseport-export-", ".jsonl")
                : Files.createTempFile(folder, "caseport-export-", ".jsonl");
        try {
            try (Writer all = Files.newBufferedWriter(lines, UTF_8)) {
                cases(all, zip);
            }
            zip.putNextEntry(new ZipEntry("cases.jsonl"));
            Files.copy(lines, zip);
            zip.closeEntry();
        } finally {
            Files.deleteIfExists(lines);
        }
        entry(zip, "callbacks.jsonl", this::callbacks);
        entry(zip, "chats.jsonl", this::chats);
        entry(zip, "journal.jsonl", all -> new JournalExport(kept.chains).write(account.id(), now(), all));
        zip.putNextEntry(new ZipEntry("VerifyJournal.java"));
        try (InputStream source = ReadingJournal.verifier()) {
            source.transferTo(zip);
        }
        zip.closeEntry();
        entry(zip, "end.json", all -> line(all, AccountExportJson.end(now(), members, exported, files)));
        zip.finish();
    }

    // ---- account and members

    private void members(Writer all) throws IOException {
        List<Person> page = kept.memberships.everyOf(account.id(), null, AT_ONCE);
        while (!page.isEmpty()) {
            for (Person member : page) {
                line(all, AccountExportJson.member(member));
                members++;
            }
            page = kept.memberships.everyOf(account.id(), page.get(page.size() - 1), AT_ONCE);
        }
    }

    // ---- calls

    private void callbacks(Writer all) throws IOException {
        List<Callbacks.Recorded> page = kept.callbacks.exportOf(account.id(), Callbacks.BEFORE_ALL, AT_ONCE);
        while (!page.isEmpty()) {
            for (Callbacks.Recorded one : page) {
                line(all, AccountExportJson.callback(one));
            }
            CallbackId last = page.get(page.size() - 1).callback().id();
            page = kept.callbacks.exportOf(account.id(), last, AT_ONCE);
        }
    }

    // ---- chats

    private void chats(Writer all) throws IOException {
        List<Chats.Recorded> page = kept.chats.exportOf(account.id(), Chats.BEFORE_ALL, AT_ONCE);
        while (!page.isEmpty()) {
            for (Chats.Recorded one : page) {
                line(all, AccountExportJson.chat(one));
            }
            page = kept.chats.exportOf(
                    account.id(), page.get(page.size() - 1).chat().id(), AT_ONCE);
        }
    }

    // ---- cases

    private void cases(Writer lines, ZipOutputStream zip) throws IOException {
        CaseFeed.Filter every = new CaseFeed.Filter(List.of(), null, Instant.EPOCH, null, true, null);
        Visibility visibility = Visibility.ofSupport(account.id());
        List<CaseFeed.Heading> page = kept.caseFeed.cases(visibility, every, null, AT_ONCE);
        while (!page.isEmpty()) {
            for (CaseFeed.Heading heading : page) {
                // A case whose history ended meanwhile is gone.
                Optional<SupportCase> one = kept.cases.find(visibility, heading.id());
                if (one.isPresent()) {
                    write(one.get(), lines, zip);
                    exported++;
                }
            }
            CaseFeed.Heading last = page.get(page.size() - 1);
            page = kept.caseFeed.cases(visibility, every, new CaseFeed.Place(last.openedAt(), last.id()), AT_ONCE);
        }
    }

    private void write(SupportCase one, Writer lines, ZipOutputStream zip) throws IOException {
        Map<FileId, AccountExportJson.Sent> sent = new HashMap<>();
        for (Communication said : one.correspondence()) {
            int position = 0;
            for (AttachedFile file : said.attachments()) {
                position++;
                String path = "attachments/" + one.displayId().digits() + "/" + said.number() + "-" + position + "-"
                        + ExportFileName.of(file.name());
                sent.put(file.id(), new AccountExportJson.Sent(path, write(file, path, zip)));
            }
        }
        line(
                lines,
                AccountExportJson.supportCase(
                        one, kept.plans.planOf(one), kept.ratings.all(one.id()), kept.caseJournal.of(one.id()), sent));
    }

    /** Writes an attachment; returns its checksum, null when its bytes do not exist any more. */
    private @Nullable String write(AttachedFile file, String path, ZipOutputStream zip) throws IOException {
        try (Summed out = new Summed(zip, path)) {
            if (!kept.blobs.copyTo(account.id(), file.id(), out)) {
                return null;
            }
            files++;
            return out.sum();
        }
    }

    // ---- entries of the archive

    private void copyFormat(Writer all) throws IOException {
        try (InputStream text = AccountExport.class.getResourceAsStream(FORMAT)) {
            if (text == null) {
                throw new IllegalStateException("there is no " + FORMAT);
            }
            all.write(new String(text.readAllBytes(), UTF_8));
        }
    }

    private static void line(Writer all, ObjectNode json) throws IOException {
        all.write(json + "\n");
    }

    private static void entry(ZipOutputStream zip, String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Writer writer = new BufferedWriter(new OutputStreamWriter(zip, UTF_8), BUFFER);
        content.write(writer);
        writer.flush();
        zip.closeEntry();
    }

    private Instant now() {
        return kept.clock.instant();
    }

    private interface Content {
        void write(Writer all) throws IOException;
    }

    /**
     * An entry of the archive that begins with its first byte or its end, and computes the checksum of what is written.
     */
    private static final class Summed extends FilterOutputStream {

        private final ZipOutputStream zip;
        private final String path;
        private final MessageDigest digest;
        private boolean begun;

        Summed(ZipOutputStream zip, String path) {
            super(zip);
            this.zip = zip;
            this.path = path;
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (length > 0) {
                begin();
                digest.update(bytes, from, length);
                zip.write(bytes, from, length);
            }
        }

        String sum() throws IOException {
            begin();
            return HexFormat.of().formatHex(digest.digest());
        }

        private void begin() throws IOException {
            if (!begun) {
                zip.putNextEntry(new ZipEntry(path));
                begun = true;
            }
        }

        /** Ends the entry but not the archive. */
        @Override
        public void close() throws IOException {
            if (begun) {
                zip.closeEntry();
            }
        }
    }
}
