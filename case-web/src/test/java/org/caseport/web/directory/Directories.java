package org.caseport.web.directory;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Settings as an operator would make them, for tests. */
public final class Directories {

    private Directories() {}

    /** These ways in, under these rules. */
    public static SignInSettings ways(String open, String rules) {
        SignInSettings ways = new SignInSettings();
        ways.ways = open;
        ways.local = "administrators";
        ways.rules = Optional.of(rules);
        ways.link = "never";
        ways.check = Duration.ofMinutes(5);
        ways.openId = new OpenIdSettings();
        ways.ldap = new LdapSettings();
        return ways;
    }

    public static SignInSettings localForEverybody(SignInSettings ways) {
        ways.local = "everybody";
        return ways;
    }

    public static SignInSettings linkingByEmail(SignInSettings ways) {
        ways.link = "verified";
        return ways;
    }

    /** What is thrown where a directory is away. */
    public static DirectoryUnavailableException away() {
        return new DirectoryUnavailableException("away");
    }

    static OpenIdProvider provider(String issuer, SignInSettings ways, Clock clock) {
        OpenIdSettings settings = new OpenIdSettings();
        settings.issuer = Optional.of(issuer);
        settings.clientId = Optional.of("caseport");
        settings.clientSecret = Optional.of("of the client");
        settings.scopes = "openid profile email";
        settings.label = "Example SSO";
        settings.groupsClaim = "groups";
        settings.emailClaim = "email";
        settings.nameClaim = "name";
        settings.algorithms = "RS256,PS256,ES256";
        settings.session = Duration.ofHours(12);
        settings.timeout = Duration.ofMinutes(1);
        OpenIdProvider provider = new OpenIdProvider();
        provider.settings = settings;
        provider.signInSettings = ways;
        provider.clock = clock;
        return provider;
    }

    static LdapSettings ldap(String url) {
        LdapSettings settings = new LdapSettings();
        settings.url = Optional.of(url);
        settings.startTls = "off";
        settings.trust = Optional.empty();
        settings.bindDn = Optional.of("cn=reader,dc=company,dc=example");
        settings.bindPassword = Optional.of("reader-secret");
        settings.people = Optional.of("ou=people,dc=company,dc=example");
        settings.peopleFilter = "(&(objectClass=person)(|(uid={name})(mail={name})))";
        settings.groups = Optional.of("ou=groups,dc=company,dc=example");
        settings.nested = "auto";
        settings.emailAttribute = "mail";
        settings.nameAttribute = "displayName";
        settings.idAttribute = Optional.empty();
        settings.label = Optional.empty();
        settings.timeout = Duration.ofMinutes(1);
        return settings;
    }
}
