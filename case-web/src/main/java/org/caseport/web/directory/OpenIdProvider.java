package org.caseport.web.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.caseport.domain.directory.DirectoryIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Client of the company's OpenID provider: authorization code flow with PKCE, refresh, sign-out and back-channel
 * logout. The provider's metadata is read when first needed and again every hour, so that the portal starts even if the
 * provider is down.
 */
@ApplicationScoped
public class OpenIdProvider {

    private static final String BACK_CHANNEL = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration KNOWN_FOR = Duration.ofHours(1);

    /** How recently the provider must have answered before people are sent there. */
    private static final Duration SEEN = Duration.ofSeconds(10);

    private static final Duration KEYS_KEPT = Duration.ofMinutes(5);
    private static final int LARGEST_ANSWER = 1_000_000;

    /** Allowed clock difference between provider and portal. */
    private static final int SKEW_SECONDS = 60;

    /** Maximum age of a logout token. */
    private static final Duration LOGOUT_KEPT = Duration.ofMinutes(5);

    @Inject
    OpenIdSettings settings;

    @Inject
    SignInSettings signInSettings;

    @Inject
    Clock clock;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private volatile @Nullable Known known;

    /** The provider's metadata and keys, and when the metadata was read. */
    private record Known(Map<String, Object> metadata, JWKSource<SecurityContext> keys, Instant since) {}

    /**
     * The person that the provider has signed in, and its tokens for later.
     *
     * @param session the provider's id of its session; null if it gave none
     * @param refresh the refresh token; null if it gave none
     */
    public record Proof(
            DirectoryPerson person,
            @Nullable String session,
            String idToken,
            @Nullable String refresh) {

        @Override
        public String toString() {
            return "the proof of " + person;
        }
    }

    /** The sign-ins that a logout token ends: those of the provider's session, or all of the person. */
    public record Ended(@Nullable String session, @Nullable DirectoryIdentity person) {}

    /** The provider's address to which the browser is sent to sign in. */
    public String signInAddress(String redirect, String state, String nonce, String verifier, boolean afresh) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", settings.clientId());
        query.put("redirect_uri", redirect);
        query.put("scope", settings.scopes().strip());
        query.put("state", state);
        query.put("nonce", nonce);
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        if (afresh) {
            query.put("prompt", "login");
        }
        // Checks that the provider answers: otherwise people would see their browser's error instead of ours.
        return withQuery(endpoint(read(SEEN), "authorization_endpoint"), query);
    }

    /** Exchanges the authorization code for tokens and checks them. */
    public Proof redeem(String code, String verifier, String nonce, String redirect) {
        Map<String, Object> tokens = tokens(Map.of(
                "grant_type", "authorization_code",
                "code", code,
                "redirect_uri", redirect,
                "code_verifier", verifier));
        String idToken = text(tokens, "id_token")
                .orElseThrow(() -> new UntrustedIdentityException("the provider sent no id token"));
        JWTClaimsSet claims = verified(idToken);
        if (!MessageDigest.isEqual(
                nonce.getBytes(UTF_8), string(claims, "nonce").getBytes(UTF_8))) {
            throw new UntrustedIdentityException("the id token answers another request");
        }
        return proof(idToken, claims, tokens);
    }

    /** Asks the provider again about a person who is signed in. */
    public Again refresh(String refresh) {
        Map<String, Object> tokens = tokens(Map.of("grant_type", "refresh_token", "refresh_token", refresh));
        String next = text(tokens, "refresh_token").orElse(refresh);
        Optional<DirectoryPerson> person = text(tokens, "id_token")
                .map(idToken -> proof(idToken, verified(idToken), tokens).person());
        return new Again(person, next);
    }

    /** The provider's answer to a refresh; without a person if it sent no id token. */
    public record Again(Optional<DirectoryPerson> person, String refresh) {

        @Override
        public String toString() {
            return "what the provider says again";
        }
    }

    /** The address at which the browser signs out at the provider; empty if it has none. */
    public Optional<String> signOutAddress(@Nullable String idToken, String returnTo) {
        return text(known().metadata(), "end_session_endpoint").map(end -> {
            OpenIdSettings.requireSafe("the provider's end_session_endpoint", URI.create(end));
            Map<String, String> query = new LinkedHashMap<>();
            if (idToken != null) {
                query.put("id_token_hint", idToken);
            }
            query.put("client_id", settings.clientId());
            query.put("post_logout_redirect_uri", returnTo);
            return withQuery(end, query);
        });
    }

    /** Checks a back-channel logout token and returns what it ends. */
    public Ended ended(String logoutToken) {
        JWTClaimsSet claims = verified(logoutToken);
        boolean isLogout = claims.getClaim("events") instanceof Map<?, ?> events && events.containsKey(BACK_CHANNEL);
        Date issued = claims.getIssueTime();
        if (!isLogout || claims.getClaim("nonce") != null || issued == null) {
            throw new UntrustedIdentityException("this is no logout token");
        }
        if (issued.toInstant().isBefore(clock.instant().minus(LOGOUT_KEPT))) {
            throw new UntrustedIdentityException("the logout token is too old");
        }
        String session = string(claims, "sid");
        String subject = claims.getSubject() == null ? "" : claims.getSubject();
        if (session.isEmpty() && subject.isEmpty()) {
            throw new UntrustedIdentityException("the logout token names neither session nor person");
        }
        return new Ended(
                session.isEmpty() ? null : session,
                subject.isEmpty() ? null : new DirectoryIdentity(settings.issuer(), subject));
    }

    private Proof proof(String idToken, JWTClaimsSet claims, Map<String, Object> tokens) {
        Map<String, Object> all = new HashMap<>(claims.getClaims());
        if (settings.userInfo()) {
            Map<String, Object> more = userInfo(text(tokens, "access_token").orElse(""));
            if (!claims.getSubject().equals(more.get("sub"))) {
                throw new UntrustedIdentityException("userinfo speaks of somebody else");
            }
            more.forEach(all::putIfAbsent);
        }
        String session = string(claims, "sid");
        return new Proof(
                person(claims.getSubject(), all),
                session.isEmpty() || session.length() > DirectoryIdentity.LONGEST ? null : session,
                idToken,
                text(tokens, "refresh_token").orElse(null));
    }

    private DirectoryPerson person(String subject, Map<String, Object> all) {
        String email = first(all, settings.emailClaim());
        String name = first(all, settings.nameClaim());
        Map<String, List<String>> claims = new HashMap<>();
        for (String claim : signInSettings.rules().claims()) {
            claims.put(claim, values(at(all, claim)));
        }
        Set<String> groups = values(at(all, settings.groupsClaim())).stream()
                .map(group -> group.startsWith("/") ? group.substring(1) : group)
                .collect(Collectors.toCollection(TreeSet::new));
        return new DirectoryPerson(
                SignInMethod.OIDC,
                new DirectoryIdentity(settings.issuer(), subject),
                email,
                Boolean.TRUE.equals(all.get("email_verified")),
                name.isEmpty() ? first(all, "preferred_username") : name,
                groups,
                claims);
    }

    /** The claims of a valid token that the provider made for this portal. */
    JWTClaimsSet verified(String token) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        Set<JWSAlgorithm> allowed =
                settings.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(allowed, known().keys()));
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("logout+jwt"), null));
        processor.setJWTClaimsSetVerifier(new OnOurClock(
                settings.clientId(),
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                clock));
        try {
            JWTClaimsSet claims = processor.process(token, null);
            requireForUs(claims);
            return claims;
        } catch (KeySourceException e) {
            throw new DirectoryUnavailableException("the provider's keys can't be read", e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new UntrustedIdentityException("a token of the provider is not valid: " + e.getMessage(), e);
        }
    }

    /** Rejects a token of another application: with several audiences, {@code azp} names the one that asked for it. */
    private void requireForUs(JWTClaimsSet claims) {
        String party = string(claims, "azp");
        boolean ours = party.isEmpty() ? claims.getAudience().size() == 1 : party.equals(settings.clientId());
        if (!ours) {
            throw new UntrustedIdentityException("the token was made for another application");
        }
        boolean logout = claims.getClaim("events") != null;
        String subject = claims.getSubject();
        if (!logout && (subject == null || subject.isBlank() || subject.length() > DirectoryIdentity.LONGEST)) {
            throw new UntrustedIdentityException("the token names nobody");
        }
        if (!logout && claims.getExpirationTime() == null) {
            throw new UntrustedIdentityException("the token never expires");
        }
    }

    private static final class OnOurClock extends DefaultJWTClaimsVerifier<SecurityContext> {

        private final Clock clock;

        OnOurClock(String audience, JWTClaimsSet exactly, Clock clock) {
            super(audience, exactly, Set.of("iss", "aud", "iat"));
            this.clock = clock;
            setMaxClockSkew(SKEW_SECONDS);
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }

    private Map<String, Object> tokens(Map<String, String> form) {
        String credentials = encoded(settings.clientId()) + ":" + encoded(settings.clientSecret());
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint("token_endpoint")))
                .timeout(settings.timeout())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(query(form)))
                .build();
        HttpResponse<String> response = send(request);
        Map<String, Object> answer = object(response);
        String error = text(answer, "error").orElse("");
        if (error.equals("invalid_grant")) {
            throw new UntrustedIdentityException("the provider does not accept this any more");
        }
        if (response.statusCode() != 200) {
            throw new DirectoryUnavailableException(
                    "the provider answered " + response.statusCode() + " " + plain(error));
        }
        return answer;
    }

    private Map<String, Object> userInfo(String accessToken) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint("userinfo_endpoint")))
                .timeout(settings.timeout())
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + accessToken)
                .build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() != 200) {
            throw new DirectoryUnavailableException("userinfo answered " + response.statusCode());
        }
        return object(response);
    }

    private String endpoint(String name) {
        return endpoint(known(), name);
    }

    private static String endpoint(Known known, String name) {
        String address = text(known.metadata(), name)
                .orElseThrow(() -> new DirectoryUnavailableException("the provider tells no " + name));
        OpenIdSettings.requireSafe("the provider's " + name, URI.create(address));
        return address;
    }

    /** The metadata, at most an hour old; older only while the provider is down. */
    private Known known() {
        Known before = known;
        try {
            return read(KNOWN_FOR);
        } catch (DirectoryUnavailableException e) {
            if (before == null) {
                throw e;
            }
            return before;
        }
    }

    /** The metadata, read again if it is older than this. */
    private Known read(Duration recently) {
        Known before = known;
        Instant now = clock.instant();
        if (before != null && now.isBefore(before.since().plus(recently))) {
            return before;
        }
        Known read = read(now, before);
        known = read;
        return read;
    }

    private Known read(Instant now, @Nullable Known before) {
        String issuer = settings.issuer();
        String address = issuer.replaceFirst("/+$", "") + "/.well-known/openid-configuration";
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(address))
                .timeout(settings.timeout())
                .header("Accept", "application/json")
                .build());
        if (response.statusCode() != 200) {
            throw new DirectoryUnavailableException(address + " answered " + response.statusCode());
        }
        Map<String, Object> metadata = object(response);
        if (!issuer.equals(metadata.get("issuer"))) {
            throw new DirectoryUnavailableException(
                    "the provider at " + address + " calls itself by another name than caseport.oidc.issuer");
        }
        try {
            URI keys = URI.create(text(metadata, "jwks_uri").orElse(""));
            if (before != null
                    && keys.toString()
                            .equals(text(before.metadata(), "jwks_uri").orElse(""))) {
                return new Known(metadata, before.keys(), now);
            }
            OpenIdSettings.requireSafe("the provider's jwks_uri", keys);
            int millis = Math.toIntExact(settings.timeout().toMillis());
            // Keys are cached for minutes and read again for an unknown key id, but not too often.
            JWKSource<SecurityContext> source = JWKSourceBuilder.create(
                            keys.toURL(), new DefaultResourceRetriever(millis, millis, LARGEST_ANSWER))
                    .cache(KEYS_KEPT.toMillis(), settings.timeout().toMillis())
                    .refreshAheadCache(false)
                    .retrying(true)
                    .outageTolerant(KNOWN_FOR.toMillis())
                    .build();
            return new Known(metadata, source, now);
        } catch (IllegalArgumentException | IOException e) {
            throw new DirectoryUnavailableException("the provider tells no address of its keys", e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.body().length() > LARGEST_ANSWER) {
                throw new DirectoryUnavailableException("the provider's answer is too long");
            }
            return response;
        } catch (IOException e) {
            throw new DirectoryUnavailableException(
                    "the provider at " + request.uri().getAuthority() + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DirectoryUnavailableException("interrupted while asking the provider", e);
        }
    }

    private static Map<String, Object> object(HttpResponse<String> response) {
        try {
            return JSONObjectUtils.parse(response.body());
        } catch (ParseException e) {
            throw new DirectoryUnavailableException(
                    "the provider answered " + response.statusCode() + " with what can't be read", e);
        }
    }

    private static Optional<String> text(Map<String, Object> object, String name) {
        return object.get(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    private static String string(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text ? text : "";
    }

    private static String first(Map<String, Object> all, String name) {
        return values(at(all, name)).stream().findFirst().map(String::strip).orElse("");
    }

    /** A claim by its name; dots lead into nested objects. */
    private static @Nullable Object at(Map<String, Object> all, String name) {
        Object whole = all.get(name);
        int dot = name.indexOf('.');
        if (whole != null || dot < 0) {
            return whole;
        }
        if (!(all.get(name.substring(0, dot)) instanceof Map<?, ?> inner)) {
            return null;
        }
        Map<String, Object> below = new HashMap<>();
        inner.forEach((key, value) -> below.put(String.valueOf(key), value));
        return at(below, name.substring(dot + 1));
    }

    private static List<String> values(@Nullable Object claim) {
        List<String> values = new ArrayList<>();
        if (claim instanceof Collection<?> many) {
            many.forEach(one -> values.add(String.valueOf(one)));
        } else if (claim != null) {
            values.add(String.valueOf(claim));
        }
        return values;
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String withQuery(String address, Map<String, String> query) {
        return address + (address.contains("?") ? "&" : "?") + query(query);
    }

    private static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** The provider's error code, reduced to the letters that such codes have. */
    private static String plain(String error) {
        return error.toLowerCase(Locale.ROOT).replaceAll("[^a-z_]", "");
    }
}
