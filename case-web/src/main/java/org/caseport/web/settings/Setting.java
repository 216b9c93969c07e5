package org.caseport.web.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.caseport.web.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Every setting there is. Whoever injects one with {@code @ConfigProperty} has it listed here, with the same default;
 * the table of settings.md is made of this list, and a name that is not in it stops the start.
 */
public enum Setting {
    DB_URL("caseport.db.url", Kind.DATABASE, null),
    DB_USER("caseport.db.user", Kind.TEXT, null),
    DB_PASSWORD("caseport.db.password", Kind.SECRET, null),
    DB_STATEMENT_TIMEOUT("caseport.db.statement.timeout", Kind.DURATION, "PT30S"),
    HOME("caseport.home", Kind.FOLDER, ".caseport"),
    UPLOADS("caseport.uploads", Kind.FOLDER, null),
    DEMO("caseport.demo", Kind.SWITCH, "false"),
    DEMO_REMOTE("caseport.demo.remote", Kind.SWITCH, "false"),
    SECRET_KEY("caseport.secret.key", Kind.KEY, null),
    SECRET_KEY_PREVIOUS("caseport.secret.key.previous", Kind.KEY, null),
    EXTERNAL_HOST("caseport.external.host", Kind.HOST, null),
    EXTERNAL_URL("caseport.external.url", Kind.WEB_ADDRESS, null),
    ADDRESS("caseport.address", Kind.WEB_ADDRESS, null),
    PROXY("caseport.proxy", Kind.SWITCH, "false"),
    SESSION_IDLE("caseport.session.idle", Kind.DURATION, "PT8H"),
    SESSION_LONGEST("caseport.session.longest", Kind.DURATION, "PT24H"),
    MAIL_HOST("caseport.mail.host", Kind.HOST, null),
    MAIL_PORT("caseport.mail.port", Kind.PORT, "25"),
    MAIL_USER("caseport.mail.user", Kind.TEXT, null),
    MAIL_PASSWORD("caseport.mail.password", Kind.SECRET, null),
    MAIL_FROM("caseport.mail.from", Kind.MAIL_ADDRESS, null),
    MAIL_STARTTLS("caseport.mail.starttls", Kind.oneOf("required", "offered", "off"), null),
    MAIL_TIMEOUT("caseport.mail.timeout", Kind.DURATION, "PT20S"),
    MAIL_HOURLY("caseport.mail.hourly", Kind.number(1, Integer.MAX_VALUE), "200"),
    HOOKS_ALLOW("caseport.hooks.allow", Kind.HOSTS, null),
    HOOKS_TIMEOUT("caseport.hooks.timeout", Kind.DURATION, "PT10S"),
    DELIVERY_ATTEMPTS("caseport.delivery.attempts", Kind.number(1, 1000), "24"),
    DELIVERY_PAUSE("caseport.delivery.pause", Kind.DURATION, "PT30S"),
    DELIVERY_LEASE("caseport.delivery.lease", Kind.DURATION, "PT5M"),
    QUOTA_CASES_PER_HOUR("caseport.quota.cases.per.hour", Kind.number(0, Integer.MAX_VALUE), null),
    QUOTA_CALLS_PER_SECOND("caseport.quota.calls.per.second", Kind.number(0, Integer.MAX_VALUE), null),
    HISTORY_MONTHS("caseport.history.months", Kind.number(1, 1200), "24"),
    AGENTS_FIRST_NAMES("caseport.agents.first.names", Kind.SWITCH, "false"),
    CONTACT_PHONE("caseport.contact.phone", Kind.SWITCH, "false"),
    ATTACHMENT_SET_TTL("caseport.attachment.set.ttl", Kind.DURATION, "PT1H"),

    // Who comes in, what is checked, how often.
    SIGNIN_WAYS("caseport.signin.ways", Kind.someOf("local", "oidc", "ldap"), "local"),
    SIGNIN_RULES("caseport.signin.rules", Kind.TEXT, null),
    SIGNIN_LOCAL("caseport.signin.local", Kind.oneOf("administrators", "everybody"), "administrators"),
    SIGNIN_LINK("caseport.signin.link", Kind.oneOf("verified", "never"), "never"),
    SIGNIN_CHECK("caseport.signin.check", Kind.DURATION, "PT5M"),
    SIGNIN_AGENT_LANGUAGES("caseport.signin.agent.languages", Kind.TEXT, "en"),
    SIGNIN_SECOND_FACTOR(
            "caseport.signin.second.factor", Kind.someOf("member", "agent", "supervisor", "administrator"), null),
    OIDC_ISSUER("caseport.oidc.issuer", Kind.WEB_ADDRESS, null),
    OIDC_CLIENT_ID("caseport.oidc.client.id", Kind.TEXT, null),
    OIDC_CLIENT_SECRET("caseport.oidc.client.secret", Kind.SECRET, null),
    OIDC_LABEL("caseport.oidc.label", Kind.TEXT, "SSO"),
    OIDC_SCOPES("caseport.oidc.scopes", Kind.TEXT, "openid profile email"),
    OIDC_CLAIM_GROUPS("caseport.oidc.claim.groups", Kind.TEXT, "groups"),
    OIDC_CLAIM_EMAIL("caseport.oidc.claim.email", Kind.TEXT, "email"),
    OIDC_CLAIM_NAME("caseport.oidc.claim.name", Kind.TEXT, "name"),
    OIDC_USERINFO("caseport.oidc.userinfo", Kind.SWITCH, "false"),
    OIDC_ALGORITHMS("caseport.oidc.algorithms", Kind.TEXT, "RS256,PS256,ES256"),
    OIDC_SESSION("caseport.oidc.session", Kind.DURATION, "PT12H"),
    OIDC_TIMEOUT("caseport.oidc.timeout", Kind.DURATION, "PT5S"),
    LDAP_URL("caseport.ldap.url", Kind.TEXT, null),
    LDAP_STARTTLS("caseport.ldap.starttls", Kind.oneOf("required", "off"), "required"),
    LDAP_TRUST("caseport.ldap.trust", Kind.FILE, null),
    LDAP_BIND_DN("caseport.ldap.bind.dn", Kind.TEXT, null),
    LDAP_BIND_PASSWORD("caseport.ldap.bind.password", Kind.SECRET, null),
    LDAP_PEOPLE("caseport.ldap.people", Kind.TEXT, null),
    LDAP_PEOPLE_FILTER(
            "caseport.ldap.people.filter",
            Kind.TEXT,
            "(&(|(objectClass=person)(objectClass=user))"
                    + "(|(uid={name})(mail={name})(sAMAccountName={name})(userPrincipalName={name})))"),
    LDAP_GROUPS("caseport.ldap.groups", Kind.TEXT, null),
    LDAP_GROUPS_NESTED("caseport.ldap.groups.nested", Kind.oneOf("auto", "rule", "walk", "off"), "auto"),
    LDAP_ATTRIBUTE_EMAIL("caseport.ldap.attribute.email", Kind.TEXT, "mail"),
    LDAP_ATTRIBUTE_NAME("caseport.ldap.attribute.name", Kind.TEXT, "displayName"),
    LDAP_ATTRIBUTE_ID("caseport.ldap.attribute.id", Kind.TEXT, null),
    LDAP_LABEL("caseport.ldap.label", Kind.TEXT, null),
    LDAP_TIMEOUT("caseport.ldap.timeout", Kind.DURATION, "PT5S"),
    JOURNAL_PACE("caseport.journal.pace", Kind.DURATION, "PT2S"),
    CLAMAV("caseport.clamav", Kind.TEXT, null),
    CLAMAV_WHEN_DOWN("caseport.clamav.when.down", Kind.oneOf("refuse", "accept"), "refuse"),
    CLAMAV_TIMEOUT("caseport.clamav.timeout", Kind.DURATION, "PT30S"),
    SECRETS_ALSO("caseport.secrets.also", Kind.FILE, null),
    HEAVY_READS("caseport.heavy.reads", Kind.number(1, 1000), "4"),
    LIMIT_SEARCHES("caseport.limit.searches", Kind.number(0, Integer.MAX_VALUE), "300"),
    LIMIT_EXPORTS("caseport.limit.exports", Kind.number(0, Integer.MAX_VALUE), "60"),
    LIMIT_LIVE("caseport.limit.live", Kind.number(0, Integer.MAX_VALUE), "1200"),
    LIMIT_FAILURES("caseport.limit.failures", Kind.number(0, Integer.MAX_VALUE), "300"),

    // Backups of the embedded database.
    BACKUP_FOLDER("caseport.backup.folder", Kind.FOLDER, null),
    BACKUP_EVERY("caseport.backup.every", Kind.DURATION, "PT24H"),
    BACKUP_KEPT("caseport.backup.kept", Kind.number(1, 100_000), "7"),

    // Watching the portal.
    DISK_LEAST("caseport.disk.least", Kind.number(0, 1_000_000), "100"),
    CONFIG("caseport.config", Kind.FILE, null),
    HTTP_PORT("caseport.http.port", Kind.PORT, "8080"),
    HTTP_ADDRESS("caseport.http.address", Kind.HOST, "127.0.0.1"),
    HEAP("caseport.heap", Kind.number(100, 9_999_999), "384"),
    FAST_START("caseport.fast.start", Kind.SWITCH, "false"),
    DRAIN("caseport.drain", Kind.DURATION, null),
    LOGS("caseport.logs", Kind.oneOf("text", "json"), "text"),
    METRICS_NETWORKS("caseport.metrics.networks", Kind.NETWORKS, null),
    METRICS_TOKEN("caseport.metrics.token", Kind.SECRET, null);

    /** What ends the name of a family, in which operators choose the rest of the name. */
    private static final String FREE = ".*";

    private final String property;
    /** A kind never changes: its predicate is a plain function. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Kind kind;

    private final @Nullable String standard;

    Setting(String property, Kind kind, @Nullable String standard) {
        this.property = property;
        this.kind = kind;
        this.standard = standard;
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

    /** What it is for, in the words of pages and, in English, of the table of settings. */
    public String meaning(Locale language) {
        return new Texts(language).get("Setting." + name());
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
                kind.name(Locale.ENGLISH),
                meaning(Locale.ENGLISH).replace("|", "\\|"),
                standard == null ? "" : "`" + standard + "`");
    }
}
