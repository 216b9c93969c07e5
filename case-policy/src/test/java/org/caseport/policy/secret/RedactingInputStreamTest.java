package org.caseport.policy.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RedactingInputStreamTest {

    private static final String KEY = "AKIA" + "IOSFODNN7EXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY";
    private static final int MANY = 1_000_000;

    private final SecretRedactor secrets = SecretRedactor.shipped();

    @Test
    void a_file_keeps_its_size_its_lines_and_every_other_byte() throws IOException {
        String pem = "-----BEGIN RSA PRIVATE KEY-----\n" + ("MIIEowIBAAKCAQEA7v0Xk3".repeat(3) + "\n").repeat(20)
                + "-----END RSA PRIVATE KEY-----";
        String text = "key=" + KEY + "\r\n日本語\n" + pem + "\nend\n";

        RedactingInputStream redacting = redacting(text.getBytes(UTF_8));
        String kept = new String(redacting.readAllBytes(), UTF_8);

        assertThat(kept.getBytes(UTF_8)).hasSameSizeAs(text.getBytes(UTF_8));
        assertThat(kept)
                .startsWith("key=[removed: AWS key]  \r\n日本語\n[removed: private key]")
                .endsWith("\nend\n");
        assertThat(kept.lines()).hasSameSizeAs(text.lines().toList());
        assertThat(kept).doesNotContain("MIIE");
        assertThat(redacting.removed()).isEqualTo(Map.of("aws-key", 1, "private-key", 1));
    }

    @Test
    void secrets_are_found_wherever_they_fall_in_what_is_read_at_a_time() throws IOException {
        // Around every border of the pieces, and of what is looked at again.
        for (int border : List.of(192 * 1024, 256 * 1024, 256 * 1024 - 4096, 448 * 1024, 512 * 1024)) {
            for (int shift = -70; shift <= 20; shift += 15) {
                String before = "x ".repeat((border + shift) / 2);
                String text = before + "aws_secret_access_key = " + SECRET + " y".repeat(100_000);

                String kept = new String(redacting(text.getBytes(UTF_8)).readAllBytes(), UTF_8);

                assertThat(kept.length()).isEqualTo(text.length());
                assertThat(kept.contains(SECRET)).as("at " + (border + shift)).isFalse();
                assertThat(kept.startsWith(before + "aws_secret_access_key = [removed"))
                        .isTrue();
            }
        }
    }

    @Test
    void utf_16_is_read_as_such() throws IOException {
        for (Charset charset : List.of(UTF_16, Charset.forName("x-UTF-16LE-BOM"))) {
            byte[] bytes = ("鍵 " + KEY + " 終わり\n").repeat(20_000).getBytes(charset);

            RedactingInputStream redacting = redacting(bytes);
            byte[] kept = redacting.readAllBytes();

            assertThat(kept).hasSameSizeAs(bytes);
            assertThat(new String(kept, charset)).isEqualTo("鍵 [removed: AWS key]   終わり\n".repeat(20_000));
            assertThat(redacting.removed()).isEqualTo(Map.of("aws-key", 20_000));
        }
    }

    @Test
    void whatever_holds_no_secret_passes_to_the_byte() throws IOException {
        byte[] bytes = new byte[MANY + 1];
        new Random(5).nextBytes(bytes);
        bytes[0] = 'x';

        assertThat(redacting(bytes).readAllBytes()).isEqualTo(bytes);
        assertThat(redacting(new byte[0]).readAllBytes()).isEmpty();
        String corpus = String.join("\n", SecretRedactorTest.textsThatMustStay().subList(0, 30));
        assertThat(new String(redacting(corpus.getBytes(UTF_8)).readAllBytes(), UTF_8))
                .isEqualTo(corpus);
    }

    @Test
    void it_is_told_in_which_steps_something_was_removed() throws IOException {
        int step = RedactingInputStream.STEP;
        String text = "-".repeat(5 * step) + " " + KEY + " " + "-".repeat(3 * step);
        RedactingInputStream redacting = redacting(text.getBytes(ISO_8859_1));
        redacting.readAllBytes();

        assertThat(redacting.removedWithin(0, 5L * step)).isFalse();
        assertThat(redacting.removedWithin(5L * step, step)).isTrue();
        assertThat(redacting.removedWithin(6L * step, 3L * step)).isFalse();
    }

    @Test
    void memory_is_bounded_whatever_the_size() throws IOException {
        long[] left = {20_000_000};
        InputStream endless = new InputStream() {

            @Override
            public int read() {
                return left[0]-- > 0 ? '7' : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                int some = (int) Math.min(length, left[0]);
                java.util.Arrays.fill(into, from, from + Math.max(0, some), (byte) '7');
                left[0] -= some;
                return some == 0 && length > 0 ? -1 : some;
            }
        };

        RedactingInputStream redacting = new RedactingInputStream(secrets, endless);
        long size = 0;
        byte[] piece = new byte[8192];
        for (int some = redacting.read(piece, 0, piece.length);
                some > 0;
                some = redacting.read(piece, 0, piece.length)) {
            size += some;
        }

        assertThat(size).isEqualTo(20_000_000);
    }

    private RedactingInputStream redacting(byte[] bytes) {
        return new RedactingInputStream(secrets, new ByteArrayInputStream(bytes));
    }
}
