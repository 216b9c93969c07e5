package org.caseport.web.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.caseport.domain.directory.DirectoryIdentity;
import org.caseport.web.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What we believe of what comes in the provider's name, with a provider that says whatever the test wants. */
class OpenIdProviderTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final String NONCE = "of this very request";
    private static final String REDIRECT = "https://support.company.example/sign-in/oidc/callback";

    private static RSAKey key;
    private static RSAKey otherKey;

    private final List<String> asked = new ArrayList<>();
    private final SettableClock clock = new SettableClock(MONDAY_NINE);
    private HttpServer server;
    private String issuer;
    private OpenIdProvider provider;
    private JWKSet keys;
    private String tokenAnswer = "{}";
    private int tokenStatus = 200;
    private String toldIssuer;

    @BeforeAll
    static void make_keys() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("first").generate();
        otherKey = new RSAKeyGenerator(2048).keyID("second").generate();
    }

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://localhost:" + server.getAddress().getPort();
        toldIssuer = issuer;
        keys = new JWKSet(key.toPublicJWK());
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(exchange, 200, """
                {"issuer": "%s", "authorization_endpoint": "%2$s/authorize?tenant=1", "token_endpoint": "%2$s/token",
                 "jwks_uri": "%2$s/keys", "end_session_endpoint": "%2$s/end"}""".formatted(toldIssuer, issuer)));
        server.createContext("/keys", exchange -> answer(exchange, 200, keys.toString()));
        server.createContext("/token", exchange -> answer(exchange, tokenStatus, tokenAnswer));
        server.start();
        provider = Directories.provider(
                issuer, Directories.ways("oidc", "claim:org.unit=support -> agent; group:x -> agent"), clock);
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, int status, String json) throws IOException {
        asked.add(exchange.getRequestURI().getPath() + " "
                + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        byte[] bytes = json.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void the_browser_is_sent_with_state_nonce_and_a_challenge_instead_of_the_verifier() {
        String address = provider.signInAddress(REDIRECT, "the-state", "the-nonce", "verifier", false);

        assertThat(address)
                .startsWith(issuer + "/authorize?tenant=1&response_type=code&client_id=caseport&")
                .contains("&state=the-state&nonce=the-nonce&", "&code_challenge_method=S256")
                // RFC 7636: BASE64URL(SHA256("verifier"))
                .contains("&code_challenge=iMnq5o6zALKXGivsnlom_0F5_WYda32GHkxlV7mq7hQ&")
                .doesNotContain("verifier");
    }

    @Test
    void a_good_token_tells_who_came() {
        OpenIdProvider.Proof proof = redeem(claims -> claims);

        assertThat(proof.person().id()).isEqualTo(new DirectoryIdentity(issuer, "olivia-1"));
        assertThat(proof.person().email()).isEqualTo("olivia@company.example");
        assertThat(proof.person().verified()).isTrue();
        assertThat(proof.person().name()).isEqualTo("Olivia Stone");
        assertThat(proof.person().groups()).containsExactlyInAnyOrder("support-agents", "staff");
        assertThat(proof.person().claims()).containsEntry("org.unit", List.of("support"));
        assertThat(proof.session()).isEqualTo("session-1");
        assertThat(proof.refresh()).isEqualTo("refresh-1");
        assertThat(asked).anyMatch(one -> one.startsWith("/token ") && one.contains("code_verifier=the-verifier"));
    }

    @Test
    void a_token_that_was_changed_on_its_way_counts_for_nothing() throws JOSEException {
        String[] good = signed(claims().build(), key).split("\\.", -1);
        String[] forged =
                signed(claims().subject("somebody-else").build(), otherKey).split("\\.", -1);

        assertRefused(good[0] + "." + forged[1] + "." + good[2]);
        assertRefused(forged[0] + "." + forged[1] + "." + forged[2]);
        assertRefused(good[0] + "." + good[1] + ".");
    }

    @Test
    void a_token_is_signed_by_a_key_pair_and_nothing_else() throws JOSEException {
        assertRefused(new PlainJWT(claims().build()).serialize());

        SignedJWT byPublicKey = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims().build());
        byPublicKey.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        assertRefused(byPublicKey.serialize());

        SignedJWT allowedByNobody = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS384).keyID("first").build(), claims().build());
        allowedByNobody.sign(new RSASSASigner(key));
        assertRefused(allowedByNobody.serialize());
    }

    @Test
    void a_token_is_ours_from_our_provider_for_this_request_and_for_now() {
        assertRefused(claims -> claims.audience("another"));
        assertRefused(claims -> claims.audience(List.of("caseport", "another")));
        assertRefused(claims -> claims.claim("azp", "another"));
        assertRefused(claims -> claims.issuer("https://elsewhere.example"));
        assertRefused(claims -> claims.expirationTime(Date.from(MONDAY_NINE.minusSeconds(61))));
        assertRefused(claims -> claims.expirationTime(null));
        assertRefused(claims -> claims.claim("nonce", "of another request"));
        assertRefused(claims -> claims.claim("nonce", null));
        assertRefused(claims -> claims.subject(null));
        redeem(claims -> claims.expirationTime(Date.from(MONDAY_NINE.minusSeconds(30))));
        redeem(claims -> claims.audience(List.of("caseport", "another")).claim("azp", "caseport"));
    }

    @Test
    void a_code_that_was_used_before_is_worth_nothing() {
        tokenStatus = 400;
        tokenAnswer = "{\"error\": \"invalid_grant\"}";

        assertThatThrownBy(() -> provider.redeem("code", "the-verifier", NONCE, REDIRECT))
                .isInstanceOf(UntrustedIdentityException.class);
    }

    @Test
    void new_keys_of_the_provider_are_found_when_they_are_first_used() throws JOSEException {
        redeem(claims -> claims);
        keys = new JWKSet(List.of(key.toPublicJWK(), otherKey.toPublicJWK()));

        tokenAnswer = "{\"id_token\": \"" + signed(claims().build(), otherKey) + "\"}";

        assertThat(provider.redeem("code", "the-verifier", NONCE, REDIRECT)
                        .person()
                        .name())
                .isEqualTo("Olivia Stone");
    }

    @Test
    void what_the_provider_can_do_is_asked_once_an_hour_and_remembered_while_it_is_away() {
        redeem(claims -> claims);
        redeem(claims -> claims);
        assertThat(asked).filteredOn(one -> one.startsWith("/.well-known")).hasSize(1);
        clock.now = MONDAY_NINE.plus(Duration.ofMinutes(61));
        provider.signOutAddress("a.b.c", "/");
        provider.signOutAddress("a.b.c", "/");
        assertThat(asked).filteredOn(one -> one.startsWith("/.well-known")).hasSize(2);

        server.stop(0);
        clock.now = MONDAY_NINE.plus(Duration.ofMinutes(200));

        assertThat(provider.signOutAddress("a.b.c", "/")).isPresent();
    }

    @Test
    void nobody_is_sent_to_a_provider_that_does_not_answer_any_more() {
        assertThat(provider.signInAddress(REDIRECT, "s", "n", "v", false)).startsWith(issuer);
        server.stop(0);
        clock.now = MONDAY_NINE.plusSeconds(10);

        assertThatThrownBy(() -> provider.signInAddress(REDIRECT, "s", "n", "v", false))
                .isInstanceOf(DirectoryUnavailableException.class);
    }

    @Test
    void a_provider_that_is_away_or_calls_itself_otherwise_is_no_provider() {
        toldIssuer = "https://elsewhere.example";
        assertThatThrownBy(() -> provider.signInAddress(REDIRECT, "s", "n", "v", false))
                .isInstanceOf(DirectoryUnavailableException.class)
                .hasMessageContaining("caseport.oidc.issuer");
        server.stop(0);
        assertThatThrownBy(() -> provider.signInAddress(REDIRECT, "s", "n", "v", false))
                .isInstanceOf(DirectoryUnavailableException.class);
    }

    @Test
    void somebody_who_signs_out_is_sent_to_the_provider_with_the_way_back() {
        assertThat(provider.signOutAddress("a.b.c", "https://support.company.example/sign-out"))
                .contains(issuer + "/end?id_token_hint=a.b.c&client_id=caseport&post_logout_redirect_uri="
                        + "https%3A%2F%2Fsupport.company.example%2Fsign-out");
    }

    @Test
    void a_logout_token_ends_a_session_and_nothing_else_does() throws JOSEException {
        JWTClaimsSet.Builder logout = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("caseport")
                .issueTime(Date.from(MONDAY_NINE))
                .subject("olivia-1")
                .claim("sid", "session-1")
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));

        assertThat(provider.ended(signed(logout.build(), key)))
                .isEqualTo(new OpenIdProvider.Ended("session-1", new DirectoryIdentity(issuer, "olivia-1")));

        String idToken = signed(claims().build(), key);
        String forged = signed(logout.build(), otherKey);
        String old = signed(
                logout.issueTime(Date.from(MONDAY_NINE.minusSeconds(301))).build(), key);
        for (String bad : List.of(idToken, forged, old, "x.y.z", "")) {
            assertThatThrownBy(() -> provider.ended(bad)).isInstanceOf(UntrustedIdentityException.class);
        }
    }

    private OpenIdProvider.Proof redeem(UnaryOperator<JWTClaimsSet.Builder> change) {
        try {
            tokenAnswer = "{\"refresh_token\": \"refresh-1\", \"id_token\": \""
                    + signed(change.apply(claims()).build(), key) + "\"}";
            return provider.redeem("code", "the-verifier", NONCE, REDIRECT);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private void assertRefused(UnaryOperator<JWTClaimsSet.Builder> change) {
        assertThatThrownBy(() -> redeem(change)).isInstanceOf(UntrustedIdentityException.class);
    }

    private void assertRefused(String idToken) {
        tokenAnswer = "{\"id_token\": \"" + idToken + "\"}";
        assertThatThrownBy(() -> provider.redeem("code", "the-verifier", NONCE, REDIRECT))
                .isInstanceOf(UntrustedIdentityException.class);
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience("caseport")
                .subject("olivia-1")
                .issueTime(Date.from(MONDAY_NINE))
                .expirationTime(Date.from(MONDAY_NINE.plusSeconds(300)))
                .claim("nonce", NONCE)
                .claim("sid", "session-1")
                .claim("email", "olivia@company.example")
                .claim("email_verified", true)
                .claim("name", "Olivia Stone")
                .claim("org", Map.of("unit", "support"))
                .claim("groups", List.of("/support-agents", "staff"));
    }

    private static String signed(JWTClaimsSet claims, RSAKey by) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(by));
        return token.serialize();
    }
}
