package org.caseport.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import org.caseport.web.api.transport.RequestBody;
import org.caseport.web.api.transport.Spool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

    private static final Shape.Structure SHAPE = new Shape.Structure(Map.of(
            "subject", Shape.TEXT,
            "dryRun", Shape.YES_OR_NO,
            "maxResults", Shape.NUMBER,
            "ccEmailAddresses", new Shape.Several(Shape.TEXT),
            "attachments",
                    new Shape.Several(new Shape.Structure(Map.of("fileName", Shape.TEXT, "data", Shape.BYTES)))));

    private final Spool spool = new Spool();

    @AfterEach
    void tidyUp() throws IOException {
        spool.close();
    }

    @Test
    void members_are_read_nulls_are_absent_and_unknown_ones_ignored() throws IOException {
        RequestParameters members =
                read("{\"subject\":\"\\ud83d\\udd25 火事\",\"dryRun\":true,\"maxResults\":10,\"extra\":{\"a\":[1,{}]},"
                        + "\"ccEmailAddresses\":[\"a@b.example\",null]}");

        assertThat(members.text("subject")).isEqualTo("\ud83d\udd25 火事");
        assertThat(members.yes("dryRun", false)).isTrue();
        assertThat(members.number("maxResults")).contains(10L);
        assertThat(members.texts("ccEmailAddresses")).containsExactly("a@b.example");
        assertThat(read("{\"subject\":null}").has("subject")).isFalse();
        assertThat(read(" {} ").found()).isEmpty();
    }

    @Test
    void bytes_are_put_on_disk() throws IOException {
        byte[] data = new byte[3_000_001];
        new Random(7).nextBytes(data);
        String body = "{\"attachments\":[{\"data\":\"" + Base64.getEncoder().encodeToString(data)
                + "\",\"fileName\":\"a.bin\"}]}";

        RequestParameters.Blob blob =
                read(body).structures("attachments").get(0).bytes("data");

        assertThat(blob.size()).isEqualTo(data.length);
        assertThat(Files.readAllBytes(blob.file())).isEqualTo(data);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"{}\"",
                "{",
                "{}{}",
                "{} x",
                "{\"subject\":1}",
                "{\"subject\":[\"a\"]}",
                "{\"subject\":{}}",
                "{\"dryRun\":\"true\"}",
                "{\"dryRun\":0}",
                "{\"maxResults\":\"10\"}",
                "{\"maxResults\":10.5}",
                "{\"maxResults\":1e2}",
                "{\"maxResults\":123456789012345678901234567890}",
                "{\"maxResults\":NaN}",
                "{\"ccEmailAddresses\":\"a@b.example\"}",
                "{\"ccEmailAddresses\":[1]}",
                "{\"attachments\":[\"a\"]}",
                "{\"attachments\":[{\"data\":\"not base64!\"}]}",
                "{\"attachments\":[{\"data\":\"YQ\"}]}",
                "{\"attachments\":[{\"data\":5}]}",
                "{\"subject\":\"a\",\"subject\":\"b\"}",
                "{\"x\":{\"y\":1,\"y\":2}}",
                "{'subject':'a'}",
                "{subject:\"a\"}",
                "{\"subject\":\"a\",}",
                "{\"subject\":\"line\nbreak\"}",
                "\ufeff{}",
                "<html></html>"
            })
    void what_is_not_of_the_shape_is_unreadable(String body) {
        unreadable(body.getBytes(UTF_8));
    }

    @Test
    void malformed_text_depth_and_numbers_without_end_are_unreadable() {
        unreadable(new byte[] {'{', '"', 's', '"', ':', '"', (byte) 0xff, '"', '}'});
        unreadable(new byte[] {'{', '"', 's', '"', ':', '"', (byte) 0xc0, (byte) 0x80, '"', '}'});
        unreadable(new byte[] {'{', '"', 's', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'});
        unreadable("{\"subject\":\"a\"}".getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
        unreadable(("{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}").getBytes(UTF_8));
        unreadable(("{\"x\":" + "{\"x\":".repeat(40) + "1" + "}".repeat(41)).getBytes(UTF_8));
        unreadable(("{\"maxResults\":" + "9".repeat(5_000_000) + "}").getBytes(UTF_8));
        unreadable(("{\"subject\":\"" + "a".repeat(2_000_000) + "\"}").getBytes(UTF_8));
        unreadable(("{\"" + "a".repeat(2_000_000) + "\":1}").getBytes(UTF_8));
        unreadable(("{\"x\":[" + "1,".repeat(2_000_000) + "1]}").getBytes(UTF_8));
    }

    @Test
    void half_a_surrogate_pair_is_read_as_it_stands() throws IOException {
        assertThat(read("{\"subject\":\"\\ud83d\"}").text("subject")).isEqualTo("\ud83d");
    }

    @Test
    void whatever_is_thrown_at_it_is_read_or_refused_by_name() {
        Random random = new Random(20261123);
        String seed = "{\"subject\":\"a\\u00e9\",\"dryRun\":false,\"maxResults\":10,\"ccEmailAddresses\":[\"a@b\"],"
                + "\"attachments\":[{\"fileName\":\"a\",\"data\":\"YWJj\"}],\"n\":null}";
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = seed.getBytes(UTF_8);
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                bytes = mutated(bytes, random);
            }
            byte[] tried = bytes;
            try {
                read(tried);
            } catch (ApiError e) {
                assertThat(e.status()).isEqualTo(400);
            } catch (IOException | RuntimeException e) {
                throw new AssertionError("broke on " + new String(tried, UTF_8), e);
            }
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(bytes.length);
        int kind = random.nextInt(4);
        if (kind == 0) {
            bytes[at] = (byte) random.nextInt();
            return bytes;
        }
        if (kind == 1) {
            return Arrays.copyOf(bytes, at);
        }
        byte[] piece = kind == 2
                ? Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + random.nextInt(20)))
                : "{}[]\",:0-e.\\u\ud83dtruefalsenull"
                        .substring(random.nextInt(20))
                        .getBytes(UTF_8);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + piece.length);
        System.arraycopy(bytes, at, longer, at + piece.length, bytes.length - at);
        System.arraycopy(piece, 0, longer, at, piece.length);
        return longer;
    }

    private void unreadable(byte[] body) {
        assertThatThrownBy(() -> read(body))
                .satisfies(thrown -> assertThat(((ApiError) thrown).code()).isEqualTo("SerializationException"));
    }

    private RequestParameters read(String body) throws IOException {
        return read(body.getBytes(UTF_8));
    }

    private RequestParameters read(byte[] body) throws IOException {
        return RequestReader.read(RequestBody.read(new ByteArrayInputStream(body), spool), SHAPE, spool);
    }
}
