package org.caseport.web.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.caseport.web.Await;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InstalledPostgreSql;
import org.caseport.web.journey.stage.JournalDownload;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.RoamingMember;
import org.caseport.web.journey.stage.SignedCall;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A portal is backed up while people open cases in it, and another one on another machine goes on with the backup. */
class BackupIT {

    private static final String KEY = "bm90IGEgc2VjcmV0OiBiYWNrdXBzIGRvbid0IGhvbGQ=";
    private static final String MEMBER = "onramp@demo.example";
    private static final Pattern CASE = Pattern.compile("/cases/case\\?id=(case-[0-9a-z-]+)");

    @TempDir
    Path folder;

    @Test
    void the_embedded_database_is_backed_up_at_work_and_restored_in_another_folder() throws Exception {
        Path backups = folder.resolve("backups");
        try (Portal portal = portal("backed-up").with("caseport.backup.folder", backups.toString())) {
            portal.start();
            Written written = write(portal);
            try (Crowd crowd = new Crowd(portal)) {
                Await.until("some cases are open", () -> crowd.told.size() > 5);
                Await.until("the first backup was made", () -> !files(backups).isEmpty());
                Set<String> before = Set.copyOf(crowd.told);

                Files.createFile(backups.resolve("now"));
                Await.until("the backup that was asked for is there", () -> !Files.exists(backups.resolve("now")));

                assertThat(crowd.troubles).isEmpty();
                List<Path> made = files(backups);
                assertThat(made).hasSize(2);
                portal.kill();
                Portal another = portal("restored");
                unpack(made.get(1), another.home());
                assertHolds(another, written, before);
            }
        }
    }

    @Test
    void a_postgresql_is_dumped_at_work_and_restored_on_another_server() throws Exception {
        assumeTrue(InstalledPostgreSql.find().isPresent(), InstalledPostgreSql.HOW_TO_INSTALL);
        String dump = folder.resolve("caseport.dump").toString();
        try (InstalledPostgreSql one = InstalledPostgreSql.start(folder.resolve("one"));
                Portal portal = portal("dumped").onPostgres(one.url(), "caseport", "")) {
            portal.start();
            Written written = write(portal);
            try (Crowd crowd = new Crowd(portal)) {
                Await.until("some cases are open", () -> crowd.told.size() > 5);
                Set<String> before = Set.copyOf(crowd.told);

                one.run(
                        "pg_dump",
                        "--host=localhost",
                        "--port=" + one.port(),
                        "--username=caseport",
                        "--format=custom",
                        "--file=" + dump,
                        "caseport");

                assertThat(crowd.troubles).isEmpty();
                portal.kill();
                try (InstalledPostgreSql other = InstalledPostgreSql.start(folder.resolve("other"))) {
                    other.run(
                            "pg_restore",
                            "--host=localhost",
                            "--port=" + other.port(),
                            "--username=caseport",
                            "--no-owner",
                            "--exit-on-error",
                            "--dbname=caseport",
                            dump);
                    assertHolds(portal("restored-dump").onPostgres(other.url(), "caseport", ""), written, before);
                }
            }
        }
    }

    private static Portal portal(String name) {
        return Portal.named(name).with("caseport.quota.cases.per.hour", "0").with("caseport.secret.key", KEY);
    }

    /** A case with a file, the list it stands in, and the journal so far. */
    private Written write(Portal portal) throws IOException {
        Caller member = Caller.signedIn(portal, MEMBER);
        String subject = Filled.subject("To be restored");
        String draft = member.begin(Filled.technical(subject));
        String file = Caller.fileId(member.attach(draft, "restored.log", "a line of a log\n".getBytes(UTF_8)));
        String id = Wizard.caseId(Caller.location(member.submit(draft)));
        String unsent = member.begin(Filled.billing("Not submitted yet"));
        JournalDownload journal = JournalDownload.of(portal, folder.resolve("journal-before"));
        return new Written(id, subject, file, unsent, listed(member), journal);
    }

    private void assertHolds(Portal another, Written written, Set<String> confirmed) throws Exception {
        try (another) {
            another.start();
            Caller member = Caller.signedIn(another, MEMBER);
            assertThat(member.get("/cases/case?id=" + written.id()).body()).contains(written.subject());
            assertThat(member.get("/data/cases/" + written.id() + "/files/" + written.file())
                            .body())
                    .isEqualTo("a line of a log\n");
            assertThat(listed(member)).isEqualTo(written.list());
            assertThat(member.get("/cases/create?draft=" + written.draft() + "&step=information")
                            .body())
                    .contains("Not submitted yet");
            Caller writer = Caller.signedIn(another, Crowd.MEMBER);
            assertThat(confirmed).isNotEmpty().allSatisfy(id -> assertThat(
                            writer.get("/cases/case?id=" + id).statusCode())
                    .as(id)
                    .isEqualTo(200));
            assertThat(new SignedCall(another.url("/support-api/"), "CPDEMOBUSINESS000001", "DescribeServices", "{}")
                            .send()
                            .status())
                    .as("what the key has sealed opens")
                    .isEqualTo(200);
            assertThat(JournalDownload.of(another, folder.resolve("journal-after"))
                            .verified(KEY, written.journal()))
                    .contains("OK: ")
                    .doesNotContain("not checked");
            assertThat(opened(writer)).startsWith("case-").isNotIn(confirmed);
        }
    }

    /** Work goes on. */
    private static String opened(Caller writer) {
        return writer.openCase(Filled.billing(Filled.subject("After the restore")));
    }

    private static List<String> listed(Caller member) {
        return CASE.matcher(member.get("/cases").body())
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    /** Oldest first. */
    private static List<Path> files(Path backups) {
        try (Stream<Path> files = Files.exists(backups) ? Files.list(backups) : Stream.empty()) {
            return files.filter(file -> file.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void unpack(Path backup, Path home) throws IOException {
        Files.createDirectories(home);
        try (ZipFile zip = new ZipFile(backup.toFile());
                InputStream file = zip.getInputStream(zip.getEntry("caseport.mv.db"))) {
            Files.copy(file, home.resolve("caseport.mv.db"));
        }
    }

    private record Written(
            String id, String subject, String file, String draft, List<String> list, JournalDownload journal) {}

    /** People who open cases until the portal is gone. */
    private static final class Crowd implements AutoCloseable {

        static final String MEMBER = "business@demo.example";

        private final Set<String> told = ConcurrentHashMap.newKeySet();
        private final Set<String> troubles = ConcurrentHashMap.newKeySet();
        private final ExecutorService people = Executors.newFixedThreadPool(2);
        private volatile boolean gone;

        Crowd(Portal portal) {
            RoamingMember member = RoamingMember.signedIn(portal.port(), MEMBER);
            for (int i = 0; i < 2; i++) {
                people.execute(() -> {
                    while (!gone && portal.isRunning()) {
                        open(portal, member);
                    }
                });
            }
        }

        private void open(Portal portal, RoamingMember member) {
            try {
                String draft = member.completeDraft("While it is backed up");
                RoamingMember.Reply reply = member.submit(draft);
                if (!reply.caseId().isEmpty()) {
                    told.add(reply.caseId());
                } else if (portal.isRunning()) {
                    troubles.add(reply.toString());
                }
            } catch (AssertionError trouble) {
                if (portal.isRunning()) {
                    troubles.add(trouble.getMessage());
                }
            }
        }

        @Override
        public void close() {
            gone = true;
            people.shutdown();
        }
    }
}
