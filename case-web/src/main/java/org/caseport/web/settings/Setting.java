package org.caseport.web.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every setting there is. Whoever injects one with {@code @ConfigProperty} has it listed here, with the same default;
 * the table of settings.md is made of this list, and a name that is not in it stops the start.
 */
public enum Setting {
    DB_URL(
            "caseport.db.url",
            Kind.DATABASE,
            null,
            "a PostgreSQL: `jdbc:postgresql://host/name`; without one, an H2 file in the home folder"),
    DB_USER("caseport.db.user", Kind.TEXT, null, "its user"),
    DB_PASSWORD("caseport.db.password", Kind.SECRET, null, "and password"),
    DB_STATEMENT_TIMEOUT(
            "caseport.db.statement.timeout",
            Kind.DURATION,
            "PT30S",
            "after which time the database breaks a statement off"),
    HOME("caseport.home", Kind.FOLDER, ".caseport", "where the H2 file lies"),
    UPLOADS(
            "caseport.uploads",
            Kind.FOLDER,
            null,
            "where files wait until they have arrived completely; if not set, the folder for temporary files"),
    DEMO(
            "caseport.demo",
            Kind.SWITCH,
            "false",
            "demo people and cases, answering this computer only; `true` in `-Prun`"),
    DEMO_REMOTE("caseport.demo.remote", Kind.SWITCH, "false", "whether a demo answers other computers"),
    SECRET_KEY(
            "caseport.secret.key",
            Kind.KEY,
            null,
            "seals the secrets of access keys and second factors and marks the journal: 32 random bytes in base64, `openssl rand -base64 32` makes them; the"
                    + " same on every server; a demo makes its own in `secret.key` of the home folder"),
    SECRET_KEY_PREVIOUS(
            "caseport.secret.key.previous",
            Kind.KEY,
            null,
            "the key before; after one start with both it is not needed any more"),
    EXTERNAL_HOST(
            "caseport.external.host",
            Kind.HOST,
            null,
            "host, and port where it is not the usual one, by which programs call the portal when a proxy changes the"
                    + " Host header; links to files name it too"),
    EXTERNAL_URL(
            "caseport.external.url",
            Kind.WEB_ADDRESS,
            null,
            "the portal's address as people know it, for links in mails; if not set, `https://` and the host above, or"
                    + " the demo's own address"),
    ADDRESS(
            "caseport.address",
            Kind.WEB_ADDRESS,
            null,
            "the address in the log's link that creates the first administrator"),
    PROXY(
            "caseport.proxy",
            Kind.SWITCH,
            "false",
            "whether a proxy stands before the portal whose headers are believed; it has to set `X-Forwarded-For`,"
                    + " `-Host` and `-Proto` itself"),
    SESSION_IDLE("caseport.session.idle", Kind.DURATION, "PT8H", "after how long without a click one is signed out"),
    SESSION_LONGEST(
            "caseport.session.longest", Kind.DURATION, "PT24H", "after how long one signs in again, whatever one does"),
    MAIL_HOST(
            "caseport.mail.host",
            Kind.HOST,
            null,
            "the mail server; without one mail waits, and a demo shows it under *Mail*"),
    MAIL_PORT("caseport.mail.port", Kind.PORT, "25", "its port; 465 is encrypted from the start"),
    MAIL_USER("caseport.mail.user", Kind.TEXT, null, "its user, where it wants one"),
    MAIL_PASSWORD("caseport.mail.password", Kind.SECRET, null, "and password"),
    MAIL_FROM(
            "caseport.mail.from",
            Kind.MAIL_ADDRESS,
            null,
            "the sender, `Name <address>`; if not set, `caseport@` and the mail server"),
    MAIL_STARTTLS(
            "caseport.mail.starttls",
            Kind.oneOf("required", "offered", "off"),
            null,
            "`required` with a certificate that is checked, `offered`: where the server knows it, `off`; if not set,"
                    + " `required` with a user, else `offered`"),
    MAIL_TIMEOUT("caseport.mail.timeout", Kind.DURATION, "PT20S", "how long the mail server may be silent"),
    MAIL_HOURLY(
            "caseport.mail.hourly",
            Kind.number(1, Integer.MAX_VALUE),
            "200",
            "the most mails an address gets in an hour; what is more fails and can be seen"),
    HOOKS_ALLOW(
            "caseport.hooks.allow",
            Kind.HOSTS,
            null,
            "hosts, with commas between them, to which web hooks may post although they are this computer, link-local"
                    + " or a cloud's metadata"),
    HOOKS_TIMEOUT("caseport.hooks.timeout", Kind.DURATION, "PT10S", "how long a web hook's receiver may take"),
    DELIVERY_ATTEMPTS(
            "caseport.delivery.attempts", Kind.number(1, 1000), "24", "how often a mail or web hook is tried"),
    DELIVERY_PAUSE(
            "caseport.delivery.pause",
            Kind.DURATION,
            "PT30S",
            "the pause after the first attempt; it doubles up to four hours"),
    DELIVERY_LEASE(
            "caseport.delivery.lease",
            Kind.DURATION,
            "PT5M",
            "after which time a delivery of a server that died is made by another"),
    QUOTA_CASES_PER_HOUR(
            "caseport.quota.cases.per.hour",
            Kind.number(0, Integer.MAX_VALUE),
            null,
            "cases an account opens in an hour; 0 lifts the limit; if not set, the policy book's"),
    QUOTA_CALLS_PER_SECOND(
            "caseport.quota.calls.per.second",
            Kind.number(0, Integer.MAX_VALUE),
            null,
            "calls of the Support API an account makes in a second; 0 lifts the limit; if not set, the policy book's"),
    HISTORY_MONTHS(
            "caseport.history.months",
            Kind.number(1, 1200),
            "24",
            "how many months from their creation cases are shown, found, exported and returned"),
    AGENTS_FIRST_NAMES(
            "caseport.agents.first.names",
            Kind.SWITCH,
            "false",
            "whether customers see the first names of those who answer"),
    CONTACT_PHONE(
            "caseport.contact.phone",
            Kind.SWITCH,
            "false",
            "whether members can ask to be called; set it to `true` once agents call the numbers in the view *Calls*"),
    ATTACHMENT_SET_TTL("caseport.attachment.set.ttl", Kind.DURATION, "PT1H", "how long an attachment set lives"),

    // Who comes in, what is checked, how often.
    SIGNIN_WAYS(
            "caseport.signin.ways",
            Kind.someOf("local", "oidc", "ldap"),
            "local",
            "by what people come in: passwords of the portal, an OpenID provider, an LDAP directory"),
    SIGNIN_RULES("caseport.signin.rules", Kind.TEXT, null, "what people of a directory are here, see *Sign-in*"),
    SIGNIN_LOCAL(
            "caseport.signin.local",
            Kind.oneOf("administrators", "everybody"),
            "administrators",
            "who comes in by a password of the portal beside a directory"),
    SIGNIN_LINK(
            "caseport.signin.link",
            Kind.oneOf("verified", "never"),
            "never",
            "`verified`: who comes with the verified e-mail of somebody here is that person"),
    SIGNIN_CHECK(
            "caseport.signin.check",
            Kind.DURATION,
            "PT5M",
            "how often the directory is asked about people who are signed in"),
    SIGNIN_AGENT_LANGUAGES(
            "caseport.signin.agent.languages",
            Kind.TEXT,
            "en",
            "in which languages a new agent of a directory works, with commas between them"),
    SIGNIN_SECOND_FACTOR(
            "caseport.signin.second.factor",
            Kind.someOf("member", "agent", "supervisor", "administrator"),
            null,
            "who has to have a second factor beside a password of the portal"),
    OIDC_ISSUER("caseport.oidc.issuer", Kind.WEB_ADDRESS, null, "the OpenID provider"),
    OIDC_CLIENT_ID("caseport.oidc.client.id", Kind.TEXT, null, "the portal's name there"),
    OIDC_CLIENT_SECRET("caseport.oidc.client.secret", Kind.SECRET, null, "and secret"),
    OIDC_LABEL("caseport.oidc.label", Kind.TEXT, "SSO", "what the button calls it: *Sign in with …*"),
    OIDC_SCOPES("caseport.oidc.scopes", Kind.TEXT, "openid profile email", "what is asked for"),
    OIDC_CLAIM_GROUPS(
            "caseport.oidc.claim.groups", Kind.TEXT, "groups", "where groups stand, `realm_access.roles` too"),
    OIDC_CLAIM_EMAIL("caseport.oidc.claim.email", Kind.TEXT, "email", "where the e-mail stands"),
    OIDC_CLAIM_NAME("caseport.oidc.claim.name", Kind.TEXT, "name", "where the name stands"),
    OIDC_USERINFO(
            "caseport.oidc.userinfo",
            Kind.SWITCH,
            "false",
            "whether the provider's userinfo is asked for what is not in the token"),
    OIDC_ALGORITHMS("caseport.oidc.algorithms", Kind.TEXT, "RS256,PS256,ES256", "how tokens may be signed"),
    OIDC_SESSION("caseport.oidc.session", Kind.DURATION, "PT12H", "how long a sign-in lasts at the most"),
    OIDC_TIMEOUT("caseport.oidc.timeout", Kind.DURATION, "PT5S", "how long the provider may be silent"),
    LDAP_URL("caseport.ldap.url", Kind.TEXT, null, "`ldaps://host` or `ldap://host`; several with blanks between them"),
    LDAP_STARTTLS(
            "caseport.ldap.starttls",
            Kind.oneOf("required", "off"),
            "required",
            "with `ldap://`: whether it is encrypted"),
    LDAP_TRUST(
            "caseport.ldap.trust",
            Kind.FILE,
            null,
            "a PEM file with the certificates the server's must come from; if not set, Java's list"),
    LDAP_BIND_DN("caseport.ldap.bind.dn", Kind.TEXT, null, "who reads the directory"),
    LDAP_BIND_PASSWORD("caseport.ldap.bind.password", Kind.SECRET, null, "and password"),
    LDAP_PEOPLE("caseport.ldap.people", Kind.TEXT, null, "below which entry people are"),
    LDAP_PEOPLE_FILTER(
            "caseport.ldap.people.filter",
            Kind.TEXT,
            "(&(|(objectClass=person)(objectClass=user))(|(uid={name})(mail={name})(sAMAccountName={name})(userPrincipalName={name})))",
            "how `{name}` finds somebody"),
    LDAP_GROUPS(
            "caseport.ldap.groups",
            Kind.TEXT,
            null,
            "below which entry groups count; if not set, all that `memberOf` names"),
    LDAP_GROUPS_NESTED(
            "caseport.ldap.groups.nested",
            Kind.oneOf("auto", "rule", "walk", "off"),
            "auto",
            "groups in groups: `rule` is Active Directory's own way"),
    LDAP_ATTRIBUTE_EMAIL("caseport.ldap.attribute.email", Kind.TEXT, "mail", "where the e-mail stands"),
    LDAP_ATTRIBUTE_NAME("caseport.ldap.attribute.name", Kind.TEXT, "displayName", "where the name stands"),
    LDAP_ATTRIBUTE_ID(
            "caseport.ldap.attribute.id",
            Kind.TEXT,
            null,
            "what never changes hands; if not set, `objectGUID` or `entryUUID`"),
    LDAP_LABEL("caseport.ldap.label", Kind.TEXT, null, "what the sign-in page calls the directory"),
    LDAP_TIMEOUT("caseport.ldap.timeout", Kind.DURATION, "PT5S", "how long the directory may be silent"),
    JOURNAL_PACE(
            "caseport.journal.pace",
            Kind.DURATION,
            "PT2S",
            "how often the journal's new entries are sealed; never slower than every 8 s"),
    CLAMAV(
            "caseport.clamav",
            Kind.TEXT,
            null,
            "a clamd that looks at every file: `tcp://host:3310` or `unix:///run/clamav/clamd.ctl`"),
    CLAMAV_WHEN_DOWN(
            "caseport.clamav.when.down",
            Kind.oneOf("refuse", "accept"),
            "refuse",
            "what becomes of a file that clamd could not look at"),
    CLAMAV_TIMEOUT("caseport.clamav.timeout", Kind.DURATION, "PT30S", "how long clamd may be silent"),
    SECRETS_ALSO(
            "caseport.secrets.also",
            Kind.FILE,
            null,
            "a file with more kinds of secrets to remove, in the form of"
                    + " [2026-11.yaml](../../case-policy/src/main/resources/secrets/2026-11.yaml)"),
    HEAVY_READS(
            "caseport.heavy.reads",
            Kind.number(1, 1000),
            "4",
            "how many exports and searches a server does at once; each person has one at a time"),
    LIMIT_SEARCHES(
            "caseport.limit.searches",
            Kind.number(0, Integer.MAX_VALUE),
            "300",
            "lists and searches of a person in a minute; 0 lifts the limit"),
    LIMIT_EXPORTS(
            "caseport.limit.exports",
            Kind.number(0, Integer.MAX_VALUE),
            "60",
            "exports of a person in an hour; 0 lifts the limit"),
    LIMIT_LIVE(
            "caseport.limit.live",
            Kind.number(0, Integer.MAX_VALUE),
            "1200",
            "what the open pages of a person ask by themselves in a minute; 0 lifts the limit"),
    LIMIT_FAILURES(
            "caseport.limit.failures",
            Kind.number(0, Integer.MAX_VALUE),
            "300",
            "sign-ins that fail from one address in ten minutes; 0 lifts the limit"),

    // Backups of the embedded database.
    BACKUP_FOLDER(
            "caseport.backup.folder",
            Kind.FOLDER,
            null,
            "where backups of the embedded database go, see *Keep*; if not set, none are made"),
    BACKUP_EVERY("caseport.backup.every", Kind.DURATION, "PT24H", "how old the last one gets before the next is made"),
    BACKUP_KEPT("caseport.backup.kept", Kind.number(1, 100_000), "7", "how many stay in the folder"),

    // Watching the portal.
    DISK_LEAST(
            "caseport.disk.least",
            Kind.number(0, 1_000_000),
            "100",
            "with how many megabytes less in a folder it writes to a server is not ready"),
    CONFIG(
            "caseport.config",
            Kind.FILE,
            null,
            "for `caseport.jar`: a file of properties with any of these settings, but this one"),
    HTTP_PORT("caseport.http.port", Kind.PORT, "8080", "for `caseport.jar`: the port"),
    HTTP_ADDRESS(
            "caseport.http.address",
            Kind.HOST,
            "127.0.0.1",
            "for `caseport.jar`: the address to listen on; `0.0.0.0` lets other computers in"),
    HEAP(
            "caseport.heap",
            Kind.number(100, 9_999_999),
            "384",
            "for `caseport.jar`: megabytes for the portal's objects; the whole process takes 250 to 450 more"),
    FAST_START(
            "caseport.fast.start",
            Kind.SWITCH,
            "false",
            "for `caseport.jar`: keep what Java found out about the server's classes for the next start; the first stop"
                    + " takes longer"),
    DRAIN(
            "caseport.drain",
            Kind.DURATION,
            null,
            "for `caseport.jar`: how long a server that is stopped goes on answering while it says that it is not ready,"
                    + " so that a proxy sends people elsewhere; if not set, it stops at once"),
    LOGS(
            "caseport.logs",
            Kind.oneOf("text", "json"),
            "text",
            "`json` writes a line of JSON for each entry of the log, with the ids of request, trace, account and case"),
    METRICS_NETWORKS(
            "caseport.metrics.networks",
            Kind.NETWORKS,
            null,
            "networks, with commas between them, that may read `/metrics`, as `10.1.0.0/16`; this computer itself may"
                    + " always, and administrators"),
    METRICS_TOKEN(
            "caseport.metrics.token",
            Kind.SECRET,
            null,
            "who sends it as `Authorization: Bearer` may read `/metrics` from anywhere");

    /** What ends the name of a family, in which operators choose the rest of the name. */
    private static final String FREE = ".*";

    private final String property;
    /** A kind never changes: its predicate is a plain function. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Kind kind;

    private final @Nullable String standard;
    private final String meaning;

    Setting(String property, Kind kind, @Nullable String standard, String meaning) {
        this.property = property;
        this.kind = kind;
        this.standard = standard;
        this.meaning = meaning;
    }

    /** The name as a property; a family's ends with {@code .*}. */
    public String property() {
        return property;
    }

    /** The name as an environment variable. */
    public String variable() {
        return variable(property);
    }

    public Kind kind() {
        return kind;
    }

    /** What holds when nothing is set, where that is one value. */
    public @Nullable String standard() {
        return standard;
    }

    /** What it is for, as settings.md tells it. */
    public String meaning() {
        return meaning;
    }

    public boolean isFamily() {
        return property.endsWith(FREE);
    }

    /** Whether this is the name of the setting, or of one of its family. */
    boolean isNamed(String name) {
        String known = name.startsWith("caseport.") ? property : variable();
        if (!isFamily()) {
            // A shell can't export dots, so the property's name with other marks is a way to write it, too.
            return name.equals(known) || name.equals(property.replaceAll("[^A-Za-z0-9]", "_"));
        }
        String beginning = known.substring(0, known.length() - 1);
        return name.startsWith(beginning) && name.length() > beginning.length();
    }

    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9*]", "_").toUpperCase(Locale.ROOT);
    }

    /** The table of settings.md, which is held against this list. */
    static String table() {
        StringBuilder table =
                new StringBuilder("| property | environment | type | meaning | default |\n|---|---|---|---|---|\n");
        for (Setting setting : values()) {
            table.append("| ").append(String.join(" | ", setting.cells())).append(" |\n");
        }
        return table.toString().replace("|  |", "| |");
    }

    private List<String> cells() {
        return Arrays.asList(
                "`" + property + "`",
                "`" + variable() + "`",
                kind.name(),
                meaning.replace("|", "\\|"),
                standard == null ? "" : "`" + standard + "`");
    }
}
