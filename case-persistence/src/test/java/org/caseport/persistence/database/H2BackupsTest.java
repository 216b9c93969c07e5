package org.caseport.persistence.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.journal.ChainSealer;
import org.caseport.domain.journal.ChainVerifier;
import org.caseport.domain.journal.Flaw;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.persistence.NoKey;
import org.caseport.persistence.Sample;
import org.h2.tools.Restore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of the embedded database, made while cases are opened and the journal is sealed. */
class H2BackupsTest {

    private static final int BACKUPS = 2;
    private static final int WRITERS = 2;

    @TempDir
    Path folder;

    @Test
    void a_backup_made_while_people_write_holds_everything_that_was_confirmed_and_nothing_by_halves() throws Exception {
        TestDatabase database = TestDatabase.h2In(Files.createDirectory(folder.resolve("home")));
        Map<CaseId, String> confirmed = new ConcurrentHashMap<>();
        AtomicInteger sealed = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        ExecutorService crowd = Executors.newFixedThreadPool(WRITERS + 1);
        List<Future<?>> running = new ArrayList<>();
        List<Set<CaseId>> before = new ArrayList<>();
        try {
            for (int i = 0; i < WRITERS; i++) {
                Member member = Sample.memberOf(database);
                running.add(crowd.submit(() -> {
                    while (!enough.get()) {
                        open(database, member, confirmed);
                    }
                }));
            }
            running.add(crowd.submit(() -> {
                while (!enough.get()) {
                    sealed.addAndGet(database.ask(
                            kept -> new ChainSealer(kept.chains, kept.journal, new NoKey()).seal(50, MONDAY_NINE)));
                }
            }));
            for (int i = 1; i <= BACKUPS; i++) {
                int many = 8 * i;
                await(() -> confirmed.size() >= many && sealed.get() >= many);
                before.add(Set.copyOf(confirmed.keySet()));
                H2Backups.make(database.address, backup(i));
            }
        } finally {
            enough.set(true);
            crowd.shutdown();
            assertThat(crowd.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            for (Future<?> one : running) {
                one.get();
            }
            assertHolds(database, Set.of(), confirmed);
            database.close();
        }

        for (int i = 1; i <= BACKUPS; i++) {
            Path home = Files.createDirectory(folder.resolve("restored" + i));
            Restore.execute(backup(i).toString(), home.toString(), null);
            TestDatabase restored = TestDatabase.h2In(home);
            assertHolds(restored, before.get(i - 1), confirmed);
            restored.close();
        }
    }

    private static void open(TestDatabase database, Member member, Map<CaseId, String> confirmed) {
        AttachedFile file = Sample.file();
        String content = "content of " + file.id();
        SupportCase opened = Sample.supportCase(member, null, "Backed up", "Text", List.of(file), MONDAY_NINE);
        database.act(kept -> {
            try {
                kept.files.store(
                        member.account(), file.id(), new ByteArrayInputStream(content.getBytes(UTF_8)), Long.MAX_VALUE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            kept.cases.add(opened);
            kept.journal.append(new JournalEntry(
                    member.account(), member.id(), "case.opened", opened.id().value(), "done", "", MONDAY_NINE));
        });
        confirmed.put(opened.id(), content);
    }

    private static void assertHolds(TestDatabase restored, Set<CaseId> before, Map<CaseId, String> confirmed) {
        for (CaseId id : before) {
            SupportCase found = restored.ask(kept -> kept.cases.find(Visibility.ofSupport(id.account()), id))
                    .orElseThrow();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            restored.act(kept -> {
                try {
                    kept.files.copyTo(
                            id.account(),
                            found.correspondence().get(0).attachments().get(0).id(),
                            out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(out.toString(UTF_8)).isEqualTo(confirmed.get(id));
        }
        assertThat(restored.lines("select c.id from support_case c where not exists (select 1 from journal j"
                        + " where j.account_id = c.account_id and j.target = c.id and j.act = 'case.opened')"
                        + " or not exists (select 1 from attachment a where a.account_id = c.account_id"
                        + " and a.case_id = c.id)"
                        + " union all select j.target from journal j where j.act = 'case.opened' and not exists"
                        + " (select 1 from support_case c where c.account_id = j.account_id and c.id = j.target)"))
                .isEmpty();
        assertThat(restored.<Optional<Flaw>>ask(
                        kept -> new ChainVerifier(kept.chains, new NoKey(), () -> MONDAY_NINE).all()))
                .isEmpty();
        assertThat(restored.count("journal", "chain_position is not null")).isPositive();
    }

    @Test
    void a_backup_is_for_its_owner_alone_and_leaves_nothing_else_behind() throws Exception {
        TestDatabase database = TestDatabase.h2In(Files.createDirectory(folder.resolve("home")));
        Files.createDirectories(folder.resolve("backup"));
        Files.createFile(folder.resolve("backup/caseport-20260101T000000Z.zip.part"));
        Files.createDirectory(folder.resolve("backup/caseport-20260101T000000Z.zip.reading"));
        Files.createFile(folder.resolve("backup/somebody-elses.part"));

        H2Backups.make(database.address, backup(1));

        database.close();
        try (Stream<Path> files = Files.list(folder.resolve("backup"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(backup(1).getFileName().toString(), "somebody-elses.part");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup(1))))
                .isEqualTo("rw-------");
    }

    @Test
    void what_can_not_be_written_gets_no_name() throws Exception {
        TestDatabase database = TestDatabase.h2In(Files.createDirectory(folder.resolve("home")));
        Path file = Files.createFile(folder.resolve("a-file"));

        assertThatThrownBy(() -> H2Backups.make(database.address, file.resolve("caseport-20260101T000000Z.zip")))
                .isInstanceOf(IOException.class);

        database.close();
    }

    @Test
    void a_copy_that_can_not_be_read_to_its_end_is_none() throws Exception {
        TestDatabase database = TestDatabase.h2In(Files.createDirectory(folder.resolve("home")));
        open(database, Sample.memberOf(database), new ConcurrentHashMap<>());
        H2Backups.make(database.address, backup(1));
        H2Backups.readBack(database.address, backup(1), Files.createDirectory(folder.resolve("whole")));
        Path damaged = folder.resolve("damaged.zip");
        try (ZipFile whole = new ZipFile(backup(1).toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(damaged))) {
            byte[] file = whole.getInputStream(whole.getEntry("caseport.mv.db")).readAllBytes();
            Arrays.fill(file, 2 * 4096, file.length * 9 / 10, (byte) 0);
            out.putNextEntry(new ZipEntry("caseport.mv.db"));
            out.write(file);
        }

        Path target = Files.createDirectory(folder.resolve("target"));
        assertThatThrownBy(() -> H2Backups.readBack(database.address, damaged, target))
                .isInstanceOf(SQLException.class);

        database.close();
    }

    @Test
    void only_a_database_in_a_file_is_backed_up_by_the_portal() {
        assertThat(isMade("jdbc:h2:file:/var/lib/caseport/caseport")).isTrue();
        assertThat(isMade("jdbc:h2:~/caseport;TRACE_LEVEL_FILE=0")).isTrue();
        assertThat(isMade("jdbc:h2:mem:caseport")).isFalse();
        assertThat(isMade("jdbc:h2:tcp://host/caseport")).isFalse();
        assertThat(isMade("jdbc:postgresql://host/caseport")).isFalse();
    }

    private static boolean isMade(String url) {
        return H2Backups.isMadeOf(
                DatabaseSettings.from(name -> name.equals(DatabaseSettings.URL) ? Optional.of(url) : Optional.empty()));
    }

    private Path backup(int number) {
        return folder.resolve("backup").resolve("caseport-2026112" + number + "T090000Z.zip");
    }

    private static void await(BooleanSupplier condition) {
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain for cases").isLessThan(giveUp);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
