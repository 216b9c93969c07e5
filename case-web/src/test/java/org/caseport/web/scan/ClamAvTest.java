package org.caseport.web.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseport.web.application.file.VirusScanner.Verdict.CLEAN;
import static org.caseport.web.application.file.VirusScanner.Verdict.INFECTED;
import static org.caseport.web.application.file.VirusScanner.Verdict.NOT_CHECKED;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.caseport.web.application.file.VirusScanner;
import org.caseport.web.scan.FakeClamd.Mood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClamAvTest {

    private static final byte[] HARMLESS = "just words".getBytes(US_ASCII);
    private static final byte[] LARGE = new byte[3_000_017];

    static {
        new Random(1).nextBytes(LARGE);
    }

    @Test
    void clamd_sees_every_byte_and_its_word_counts() throws IOException {
        try (FakeClamd clamd = new FakeClamd(Mood.WORKS)) {
            ClamAv scanner = scanner(clamd.address());

            assertThat(scan(scanner, LARGE)).isEqualTo(CLEAN);
            assertThat(clamd.seen).isEqualTo(LARGE);
            assertThat(scan(scanner, FakeClamd.MALWARE.getBytes(US_ASCII))).isEqualTo(INFECTED);
            assertThat(scan(scanner, HARMLESS)).isEqualTo(CLEAN);
            assertThat(scan(scanner, new byte[0])).isEqualTo(CLEAN);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WORKS")
    void a_clamd_in_trouble_says_nothing_about_a_file(Mood mood) throws IOException {
        try (FakeClamd clamd = new FakeClamd(mood)) {
            ClamAv scanner = scanner(clamd.address());
            if (mood == Mood.IS_SILENT) {
                scanner.timeout = Duration.ofMillis(200);
            }

            assertThat(scan(scanner, LARGE)).isEqualTo(NOT_CHECKED);
            scanner.whenDown = "accept";
            assertThat(scan(scanner, LARGE)).isEqualTo(CLEAN);
        }
    }

    @Test
    void a_clamd_that_is_not_there_refuses_or_accepts_by_setting() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        for (String address :
                new String[] {"tcp://127.0.0.1:" + free, "unix:///nowhere/clamd.ctl", "clamd", "tcp://"}) {
            ClamAv scanner = scanner(address);

            assertThat(scan(scanner, HARMLESS)).as(address).isEqualTo(NOT_CHECKED);
            scanner.whenDown = "accept";
            assertThat(scan(scanner, HARMLESS)).as(address).isEqualTo(CLEAN);
        }
    }

    @Test
    void malware_is_refused_also_where_files_nobody_looked_at_are_accepted() throws IOException {
        try (FakeClamd clamd = new FakeClamd(Mood.WORKS)) {
            ClamAv scanner = scanner(clamd.address());
            scanner.whenDown = "accept";

            assertThat(scan(scanner, FakeClamd.MALWARE.getBytes(US_ASCII))).isEqualTo(INFECTED);
        }
    }

    @Test
    void without_a_clamd_every_file_is_taken() {
        ClamAv scanner = scanner("");
        scanner.address = Optional.empty();

        assertThat(scan(scanner, HARMLESS)).isEqualTo(CLEAN);
    }

    @Test
    void an_address_is_a_host_or_a_socket() {
        assertThat(ClamAv.addressOf("tcp://127.0.0.1")).hasToString("/127.0.0.1:3310");
        assertThat(ClamAv.addressOf("unix:///run/clamav/clamd.ctl")).hasToString("/run/clamav/clamd.ctl");
        assertThatThrownBy(() -> ClamAv.addressOf("http://host")).hasMessageContaining("\"http://host\"");
    }

    private static VirusScanner.Verdict scan(ClamAv scanner, byte[] file) {
        return scanner.scan(() -> new ByteArrayInputStream(file));
    }

    static ClamAv scanner(String address) {
        ClamAv scanner = new ClamAv();
        scanner.address = Optional.of(address);
        scanner.whenDown = "refuse";
        scanner.timeout = Duration.ofSeconds(20);
        return scanner;
    }
}
