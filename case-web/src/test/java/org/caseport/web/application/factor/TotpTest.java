package org.caseport.web.application.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.caseport.domain.account.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {

    private static final byte[] RFC_SECRET = "12345678901234567890".getBytes(US_ASCII);

    /** RFC 6238, appendix B, the lines of SHA-1. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void codes_are_those_of_the_rfc(long seconds, String code) {
        Instant at = Instant.ofEpochSecond(seconds);

        assertThat(Totp.code(RFC_SECRET, Totp.step(at), 8)).isEqualTo(code);
        assertThat(Totp.stepOf(code.substring(2), RFC_SECRET, at)).hasValue(Totp.step(at));
    }

    @ParameterizedTest
    @ValueSource(longs = {-2, 2})
    void two_steps_off_is_too_far(long off) {
        Instant now = Instant.ofEpochSecond(1111111111);

        assertThat(Totp.stepOf(Totp.code(RFC_SECRET, Totp.step(now) + off, 6), RFC_SECRET, now))
                .isEmpty();
        assertThat(Totp.stepOf("", RFC_SECRET, now)).isEmpty();
    }

    @Test
    void recovery_codes_can_be_misread_and_are_hashed_for_their_owner() {
        PersonId ana = new PersonId("ana");

        assertThat(RecoveryCodes.hash(ana, "0OoI-1lL1-abcd-wxyz"))
                .isEqualTo(RecoveryCodes.hash(ana, "000111 11abcd WXYZ"));
        assertThat(RecoveryCodes.hash(new PersonId("kim"), "x")).isNotEqualTo(RecoveryCodes.hash(ana, "x"));
        assertThat(Set.copyOf(RecoveryCodes.fresh()))
                .hasSize(RecoveryCodes.HOW_MANY)
                .allMatch(code -> code.matches("([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}"))
                .allMatch(RecoveryCodes::isCode);
        assertThat(RecoveryCodes.isCode("123 456")).isFalse();
    }
}
