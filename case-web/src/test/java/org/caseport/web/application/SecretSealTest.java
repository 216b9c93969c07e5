package org.caseport.web.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.caseport.domain.access.SealedSecret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSealTest {

    private static final String OLD = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEW = "bm90IGEgc2VjcmV0OiB0d28gc2VydmVycyBzaGFyZTE=";

    @TempDir
    Path home;

    @Test
    void a_secret_opens_for_its_owner_only_and_is_nowhere_to_be_read() {
        SecretSeal seal = seal(OLD, null);

        SealedSecret sealed = seal.seal("the secret", "CPKEY");

        assertThat(seal.open(sealed, "CPKEY")).contains("the secret");
        assertThat(seal.open(sealed, "CPOTHER")).isEmpty();
        assertThat(seal.seal("the secret", "CPKEY")).isNotEqualTo(sealed);
        assertThat(new String(Base64.getDecoder().decode(sealed.text()), StandardCharsets.ISO_8859_1))
                .doesNotContain("secret");
    }

    @Test
    void a_new_key_opens_what_the_one_before_sealed_as_long_as_that_is_known() {
        SealedSecret sealed = seal(OLD, null).seal("the secret", "CPKEY");

        assertThat(seal(NEW, OLD).open(sealed, "CPKEY")).contains("the secret");
        assertThat(seal(NEW, OLD).seal("x", "y").key()).isNotEqualTo(sealed.key());
        assertThat(seal(NEW, null).open(sealed, "CPKEY")).isEmpty();
    }

    @Test
    void a_mark_is_known_again_and_nobody_else_can_make_it() {
        byte[] mark = seal(OLD, null).mark("place");

        assertThat(seal(NEW, OLD).isMarkOf("place", mark)).isTrue();
        assertThat(seal(NEW, OLD).isMarkOf("place2", mark)).isFalse();
        assertThat(seal(NEW, null).isMarkOf("place", mark)).isFalse();
    }

    @Test
    void servers_with_one_key_derive_the_same_key_for_a_purpose_and_others_do_not() {
        byte[] derived = seal(NEW, OLD).derivedKey("view state");

        assertThat(seal(NEW, null).derivedKey("view state")).isEqualTo(derived).hasSize(32);
        assertThat(seal(NEW, null).derivedKey("another purpose")).isNotEqualTo(derived);
        assertThat(seal(OLD, null).derivedKey("view state")).isNotEqualTo(derived);
        assertThat(seal(null, null).derivedKey("view state"))
                .hasSize(32)
                .isNotEqualTo(seal(null, null).derivedKey("view state"));
    }

    @Test
    void without_a_key_nothing_is_sealed_and_a_bad_one_is_explained() {
        assertThat(seal(null, null).isReady()).isFalse();
        assertThat(seal("  ", null).isReady()).isFalse();
        assertThatThrownBy(() -> seal("too short", null).isReady())
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageNotContaining("too short");
    }

    @Test
    void a_demo_makes_a_key_and_finds_it_again() throws Exception {
        SecretSeal first = seal(null, null);
        first.demo = true;
        SealedSecret sealed = first.seal("the secret", "CPKEY");
        SecretSeal second = seal(null, null);
        second.demo = true;

        assertThat(second.open(sealed, "CPKEY")).contains("the secret");
        assertThat(Files.getPosixFilePermissions(home.resolve("secret.key"))).hasSize(2);
    }

    private SecretSeal seal(String key, String before) {
        SecretSeal seal = new SecretSeal();
        seal.configured = Optional.ofNullable(key);
        seal.configuredBefore = Optional.ofNullable(before);
        seal.home = home.toString();
        return seal;
    }
}
