package org.caseport.web.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.file.VirusScanner.Verdict.CLEAN;
import static org.caseport.web.application.file.VirusScanner.Verdict.INFECTED;
import static org.caseport.web.application.file.VirusScanner.Verdict.NOT_CHECKED;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.caseport.web.Await;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the clamd of this computer, where there is one: it knows one signature of our own, and nothing is fetched. */
class RealClamdTest {

    private static final Path CLAMD = Path.of("/usr/sbin/clamd");
    private static final String MALWARE = "caseport-test-malware-7f3a";

    @TempDir
    static Path folder;

    private static Process clamd;
    private static int port;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(CLAMD), "there is no clamd on this computer");
        port = Portal.freePort();
        Path signatures = Files.createDirectory(folder.resolve("signatures"));
        Files.writeString(
                signatures.resolve("test.ndb"),
                "Caseport.Test:0:*:" + HexFormat.of().formatHex(MALWARE.getBytes(US_ASCII)) + "\n");
        Path settings = Files.writeString(
                folder.resolve("clamd.conf"), """
                Foreground yes
                DatabaseDirectory %s
                LocalSocket %s
                TCPSocket %d
                TCPAddr 127.0.0.1
                StreamMaxLength 2M
                """.formatted(signatures, folder.resolve("clamd.ctl"), port));
        clamd = new ProcessBuilder(CLAMD.toString(), "--config-file=" + settings)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("clamd.log").toFile())
                .start();
        Await.until("clamd answers: " + folder, () -> {
            assertThat(clamd.isAlive()).as("clamd runs: " + folder).isTrue();
            return scan("tcp", "ping".getBytes(US_ASCII)) != NOT_CHECKED;
        });
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (clamd != null) {
            clamd.destroy();
            clamd.waitFor();
        }
    }

    @Test
    void it_finds_what_is_malware_over_both_kinds_of_socket() {
        byte[] harmless = "just words".getBytes(US_ASCII);
        byte[] malware = ("before " + MALWARE + " behind").getBytes(US_ASCII);

        for (String way : new String[] {"tcp", "unix"}) {
            assertThat(scan(way, harmless)).as(way).isEqualTo(CLEAN);
            assertThat(scan(way, malware)).as(way).isEqualTo(INFECTED);
            assertThat(scan(way, new byte[2_000_000])).as(way).isEqualTo(CLEAN);
        }
    }

    @Test
    void a_file_above_its_limit_counts_as_not_checked() {
        assertThat(scan("tcp", new byte[20_000_000])).isEqualTo(NOT_CHECKED);
        assertThat(scan("unix", new byte[20_000_000])).isEqualTo(NOT_CHECKED);
    }

    private static org.caseport.web.application.file.VirusScanner.Verdict scan(String way, byte[] file) {
        String address = way.equals("tcp") ? "tcp://127.0.0.1:" + port : "unix://" + folder.resolve("clamd.ctl");
        return ClamAvTest.scanner(address).scan(() -> new ByteArrayInputStream(file));
    }
}
