package org.caseport.web.api.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import org.caseport.web.api.ApiError;
import org.caseport.web.api.signature.SignatureV4;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

    private final Spool spool = new Spool();

    @AfterEach
    void tidyUp() throws IOException {
        spool.close();
    }

    @Test
    void a_body_is_hashed_and_can_be_read_again_whether_small_or_large() throws IOException {
        for (int size : new int[] {0, 2, 65_536, 65_537, 3_000_000}) {
            byte[] bytes = new byte[size];
            Arrays.fill(bytes, (byte) 'a');

            RequestBody body = RequestBody.read(new ByteArrayInputStream(bytes), spool);

            assertThat(body.size()).isEqualTo(size);
            assertThat(body.sha256()).isEqualTo(SignatureV4.sha256(bytes));
            try (InputStream in = body.open()) {
                assertThat(in.readAllBytes()).isEqualTo(bytes);
            }
        }
    }

    @Test
    void the_hash_of_nothing_is_the_published_one() throws IOException {
        assertThat(RequestBody.read(new ByteArrayInputStream("".getBytes(UTF_8)), spool)
                        .sha256())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void a_body_without_end_is_given_up_at_the_limit() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }
        };

        assertThatThrownBy(() -> RequestBody.read(endless, spool))
                .satisfies(
                        thrown -> assertThat(((ApiError) thrown).code()).isEqualTo("RequestEntityTooLargeException"));
    }

    @Test
    void who_drips_is_cut_off_and_who_sends_steadily_is_not() {
        assertThatCode(() -> RequestBody.checkPace(100, Duration.ofSeconds(20))).doesNotThrowAnyException();
        assertThatCode(() -> RequestBody.checkPace(16 * 1024 * 60, Duration.ofSeconds(75)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> RequestBody.checkPace(100, Duration.ofSeconds(21)))
                .satisfies(thrown -> assertThat(((ApiError) thrown).code()).isEqualTo("RequestTimeoutException"));
    }
}
