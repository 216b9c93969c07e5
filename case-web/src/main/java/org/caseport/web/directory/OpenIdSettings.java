package org.caseport.web.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.web.application.SettingReader;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the operator's OpenID provider. */
@ApplicationScoped
public class OpenIdSettings {

    /** The provider's issuer; its metadata is at {@code /.well-known/openid-configuration} below it. */
    @Inject
    @ConfigProperty(name = "caseport.oidc.issuer")
    Optional<String> issuer;

    @Inject
    @ConfigProperty(name = "caseport.oidc.client.id")
    Optional<String> clientId;

    @Inject
    @ConfigProperty(name = "caseport.oidc.client.secret")
    Optional<String> clientSecret;

    @Inject
    @ConfigProperty(name = "caseport.oidc.scopes", defaultValue = "openid profile email")
    String scopes;

    /** The name of the provider on the button of the sign-in page. */
    @Inject
    @ConfigProperty(name = "caseport.oidc.label", defaultValue = "SSO")
    String label;

    /** The claim with the groups; dots lead into nested objects, as in {@code realm_access.roles}. */
    @Inject
    @ConfigProperty(name = "caseport.oidc.claim.groups", defaultValue = "groups")
    String groupsClaim;

    @Inject
    @ConfigProperty(name = "caseport.oidc.claim.email", defaultValue = "email")
    String emailClaim;

    @Inject
    @ConfigProperty(name = "caseport.oidc.claim.name", defaultValue = "name")
    String nameClaim;

    /** The accepted signature algorithms of tokens. */
    @Inject
    @ConfigProperty(name = "caseport.oidc.algorithms", defaultValue = "RS256,PS256,ES256")
    String algorithms;

    /** Whether the userinfo endpoint is read too, for claims that are not in the token. */
    @Inject
    @ConfigProperty(name = "caseport.oidc.userinfo", defaultValue = "false")
    boolean userInfo;

    /** The maximum age of a sign-in; after that the person has to sign in at the provider again. */
    @Inject
    @ConfigProperty(name = "caseport.oidc.session", defaultValue = "PT12H")
    Duration session;

    @Inject
    @ConfigProperty(name = "caseport.oidc.timeout", defaultValue = "PT5S")
    Duration timeout;

    void check() {
        String address = issuer();
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("caseport.oidc.issuer is no address: " + address, e);
        }
        requireSafe("caseport.oidc.issuer", uri);
        clientId();
        clientSecret();
        for (String algorithm : algorithms()) {
            if (!algorithm.matches("(RS|PS|ES)(256|384|512)|EdDSA")) {
                throw new IllegalArgumentException("caseport.oidc.algorithms names '" + algorithm
                        + "'; a token has to be signed by a key pair: RS256, PS256, ES256 and their like");
            }
        }
    }

    /** Requires HTTPS, unless the provider is on this computer. */
    static void requireSafe(String what, URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost();
        boolean here = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
        if (host.isEmpty() || !("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && here))) {
            throw new IllegalArgumentException(what + " has to begin with https://, and is " + uri);
        }
    }

    public String issuer() {
        return SettingReader.required("caseport.oidc.issuer", issuer);
    }

    String clientId() {
        return SettingReader.required("caseport.oidc.client.id", clientId);
    }

    String clientSecret() {
        return SettingReader.required("caseport.oidc.client.secret", clientSecret);
    }

    public String label() {
        return label.strip();
    }

    public Duration session() {
        return session;
    }

    Set<String> algorithms() {
        return Arrays.stream(algorithms.split("[,\\s]+"))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    String scopes() {
        return scopes.strip();
    }

    String groupsClaim() {
        return groupsClaim.strip();
    }

    String emailClaim() {
        return emailClaim.strip();
    }

    String nameClaim() {
        return nameClaim.strip();
    }

    boolean userInfo() {
        return userInfo;
    }

    Duration timeout() {
        return timeout;
    }
}
