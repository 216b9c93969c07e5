package org.caseport.web.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.caseport.web.text.Texts;
import org.jspecify.annotations.Nullable;

/**
 * All settings. A setting that is injected with {@code @ConfigProperty} must be listed here with the same default. The
 * table in settings.md is made from this list, and an unknown name stops the start.
 */
public enum Setting {
    DB_URL("caseport.db.url", SettingKind.DATABASE, null),
    DB_USER("caseport.db.user", SettingKind.TEXT, null),
    DB_PASSWORD("caseport.db.password", SettingKind.SECRET, null),
    DB_STATEMENT_TIMEOUT("caseport.db.statement.timeout", SettingKind.DURATION, "PT30S"),
    HOME("caseport.home", SettingKind.FOLDER, ".caseport"),
    UPLOADS("caseport.uploads", SettingKind.FOLDER, null),
    DEMO("caseport.demo", SettingKind.SWITCH, "false"),
    DEMO_REMOTE("caseport.demo.remote", SettingKind.SWITCH, "false"),
    SECRET_KEY("caseport.secret.key", SettingKind.KEY, null),
    SECRET_KEY_PREVIOUS("caseport.secret.key.previous", SettingKind.KEY, null),
    EXTERNAL_HOST("caseport.external.host", SettingKind.HOST, null),
    EXTERNAL_URL("caseport.external.url", SettingKind.WEB_ADDRESS, null),
    ADDRESS("caseport.address", SettingKind.WEB_ADDRESS, null),
    PROXY("caseport.proxy", SettingKind.SWITCH, "false"),
    SESSION_IDLE("caseport.session.idle", SettingKind.DURATION, "PT8H"),
    SESSION_LONGEST("caseport.session.longest", SettingKind.DURATION, "PT24H"),
    MAIL_HOST("caseport.mail.host", SettingKind.HOST, null),
    MAIL_PORT("caseport.mail.port", SettingKind.PORT, "25"),
    MAIL_USER("caseport.mail.user", SettingKind.TEXT, null),
    MAIL_PASSWORD("caseport.mail.password", SettingKind.SECRET, null),
    MAIL_FROM("caseport.mail.from", SettingKind.MAIL_ADDRESS, null),
    MAIL_STARTTLS("caseport.mail.starttls", SettingKind.oneOf("required", "offered", "off"), null),
    MAIL_TIMEOUT("caseport.mail.timeout", SettingKind.DURATION, "PT20S"),
    MAIL_HOURLY("caseport.mail.hourly", SettingKind.number(1, Integer.MAX_VALUE), "200"),
    HOOKS_ALLOW("caseport.hooks.allow", SettingKind.HOSTS, null),
    HOOKS_TIMEOUT("caseport.hooks.timeout", SettingKind.DURATION, "PT10S"),
    DELIVERY_ATTEMPTS("caseport.delivery.attempts", SettingKind.number(1, 1000), "24"),
    DELIVERY_PAUSE("caseport.delivery.pause", SettingKind.DURATION, "PT30S"),
    DELIVERY_LEASE("caseport.delivery.lease", SettingKind.DURATION, "PT5M"),
    QUOTA_CASES_PER_HOUR("caseport.quota.cases.per.hour", SettingKind.number(0, Integer.MAX_VALUE), null),
    QUOTA_CALLS_PER_SECOND("caseport.quota.calls.per.second", SettingKind.number(0, Integer.MAX_VALUE), null),
    HISTORY_MONTHS("caseport.history.months", SettingKind.number(1, 1200), "24"),
    APPROVALS("caseport.approvals", SettingKind.number(0, 2), "1"),
    AGENTS_FIRST_NAMES("caseport.agents.first.names", SettingKind.SWITCH, "false"),
    CONTACT_PHONE("caseport.contact.phone", SettingKind.SWITCH, "true"),
    CONTACT_CHAT("caseport.contact.chat", SettingKind.SWITCH, "true"),
    PHONE("caseport.phone", SettingKind.oneOf("links", "ari"), "links"),
    PHONE_ARI_URL("caseport.phone.ari.url", SettingKind.WEB_ADDRESS, null),
    PHONE_ARI_USER("caseport.phone.ari.user", SettingKind.TEXT, null),
    PHONE_ARI_PASSWORD("caseport.phone.ari.password", SettingKind.SECRET, null),
    PHONE_ARI_CONTEXT("caseport.phone.ari.context", SettingKind.TEXT, "caseport"),
    PHONE_ARI_CALLER("caseport.phone.ari.caller", SettingKind.TEXT, null),
    PHONE_SIP_DOMAIN("caseport.phone.sip.domain", SettingKind.HOST, null),
    ATTACHMENT_SET_TTL("caseport.attachment.set.ttl", SettingKind.DURATION, "PT1H"),

    // Sign-in, access and limits.
    SIGNIN_WAYS("caseport.signin.ways", SettingKind.someOf("local", "oidc", "ldap"), "local"),
    SIGNIN_RULES("caseport.signin.rules", SettingKind.TEXT, null),
    SIGNIN_LOCAL("caseport.signin.local", SettingKind.oneOf("administrators", "everybody"), "administrators"),
    SIGNIN_LINK("caseport.signin.link", SettingKind.oneOf("verified", "never"), "never"),
    SIGNIN_CHECK("caseport.signin.check", SettingKind.DURATION, "PT5M"),
    SIGNIN_AGENT_LANGUAGES("caseport.signin.agent.languages", SettingKind.TEXT, "en"),
    SIGNIN_SECOND_FACTOR(
            "caseport.signin.second.factor",
            SettingKind.someOf("member", "agent", "supervisor", "administrator"),
            null),
    OIDC_ISSUER("caseport.oidc.issuer", SettingKind.WEB_ADDRESS, null),
    OIDC_CLIENT_ID("caseport.oidc.client.id", SettingKind.TEXT, null),
    OIDC_CLIENT_SECRET("caseport.oidc.client.secret", SettingKind.SECRET, null),
    OIDC_LABEL("caseport.oidc.label", SettingKind.TEXT, "SSO"),
    OIDC_SCOPES("caseport.oidc.scopes", SettingKind.TEXT, "openid profile email"),
    OIDC_CLAIM_GROUPS("caseport.oidc.claim.groups", SettingKind.TEXT, "groups"),
    OIDC_CLAIM_EMAIL("caseport.oidc.claim.email", SettingKind.TEXT, "email"),
    OIDC_CLAIM_NAME("caseport.oidc.claim.name", SettingKind.TEXT, "name"),
    OIDC_USERINFO("caseport.oidc.userinfo", SettingKind.SWITCH, "false"),
    OIDC_ALGORITHMS("caseport.oidc.algorithms", SettingKind.TEXT, "RS256,PS256,ES256"),
    OIDC_SESSION("caseport.oidc.session", SettingKind.DURATION, "PT12H"),
    OIDC_TIMEOUT("caseport.oidc.timeout", SettingKind.DURATION, "PT5S"),
    LDAP_URL("caseport.ldap.url", SettingKind.TEXT, null),
    LDAP_STARTTLS("caseport.ldap.starttls", SettingKind.oneOf("required", "off"), "required"),
    LDAP_TRUST("caseport.ldap.trust", SettingKind.FILE, null),
    LDAP_BIND_DN("caseport.ldap.bind.dn", SettingKind.TEXT, null),
    LDAP_BIND_PASSWORD("caseport.ldap.bind.password", SettingKind.SECRET, null),
    LDAP_PEOPLE("caseport.ldap.people", SettingKind.TEXT, null),
    LDAP_PEOPLE_FILTER(
            "caseport.ldap.people.filter",
            SettingKind.TEXT,
            "(&(|(objectClass=person)(objectClass=user))"
                    + "(|(uid={name})(mail={name})(sAMAccountName={name})(userPrincipalName={name})))"),
    LDAP_GROUPS("caseport.ldap.groups", SettingKind.TEXT, null),
    LDAP_GROUPS_NESTED("caseport.ldap.groups.nested", SettingKind.oneOf("auto", "rule", "walk", "off"), "auto"),
    LDAP_ATTRIBUTE_EMAIL("caseport.ldap.attribute.email", SettingKind.TEXT, "mail"),
    LDAP_ATTRIBUTE_NAME("caseport.ldap.attribute.name", SettingKind.TEXT, "displayName"),
    LDAP_ATTRIBUTE_ID("caseport.ldap.attribute.id", SettingKind.TEXT, null),
    LDAP_LABEL("caseport.ldap.label", SettingKind.TEXT, null),
    LDAP_TIMEOUT("caseport.ldap.timeout", SettingKind.DURATION, "PT5S"),
    JOURNAL_PACE("caseport.journal.pace", SettingKind.DURATION, "PT2S"),
    CLAMAV("caseport.clamav", SettingKind.TEXT, null),
    CLAMAV_WHEN_DOWN("caseport.clamav.when.down", SettingKind.oneOf("refuse", "accept"), "refuse"),
    CLAMAV_TIMEOUT("caseport.clamav.timeout", SettingKind.DURATION, "PT30S"),
    SECRETS_ALSO("caseport.secrets.also", SettingKind.FILE, null),
    HEAVY_READS("caseport.heavy.reads", SettingKind.number(1, 1000), "4"),
    LIMIT_SEARCHES("caseport.limit.searches", SettingKind.number(0, Integer.MAX_VALUE), "300"),
    LIMIT_EXPORTS("caseport.limit.exports", SettingKind.number(0, Integer.MAX_VALUE), "60"),
    LIMIT_LIVE("caseport.limit.live", SettingKind.number(0, Integer.MAX_VALUE), "1200"),
    LIMIT_FAILURES("caseport.limit.failures", SettingKind.number(0, Integer.MAX_VALUE), "300"),
    LIMIT_INVITATIONS("caseport.limit.invitations", SettingKind.number(0, Integer.MAX_VALUE), "100"),

    // Backups of the embedded database.
    BACKUP_FOLDER("caseport.backup.folder", SettingKind.FOLDER, null),
    BACKUP_EVERY("caseport.backup.every", SettingKind.DURATION, "PT24H"),
    BACKUP_KEPT("caseport.backup.kept", SettingKind.number(1, 100_000), "7"),

    // Monitoring.
    DISK_LEAST("caseport.disk.least", SettingKind.number(0, 1_000_000), "100"),
    CONFIG("caseport.config", SettingKind.FILE, null),
    HTTP_PORT("caseport.http.port", SettingKind.PORT, "8080"),
    HTTP_ADDRESS("caseport.http.address", SettingKind.HOST, "127.0.0.1"),
    HEAP("caseport.heap", SettingKind.number(100, 9_999_999), "384"),
    FAST_START("caseport.fast.start", SettingKind.SWITCH, "false"),
    DRAIN("caseport.drain", SettingKind.DURATION, null),
    LOGS("caseport.logs", SettingKind.oneOf("text", "json"), "text"),
    METRICS_NETWORKS("caseport.metrics.networks", SettingKind.NETWORKS, null),
    METRICS_TOKEN("caseport.metrics.token", SettingKind.SECRET, null);

    /** The end of the name of a family, whose members operators name themselves. */
    private static final String FREE = ".*";

    private final String property;
    /** Kinds are immutable: the predicate is a pure function. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final SettingKind kind;

    private final @Nullable String standard;

    Setting(String property, SettingKind kind, @Nullable String standard) {
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

    public SettingKind kind() {
        return kind;
    }

    public SettingGroup group() {
        return SettingGroup.of(property);
    }

    /** The default, if it is one fixed value. */
    public @Nullable String standard() {
        return standard;
    }

    /** The meaning in sentences, as shown on pages and, in English, in settings.md. */
    public String meaning(Locale language) {
        return new Texts(language).get("Setting." + name());
    }

    public boolean isFamily() {
        return property.endsWith(FREE);
    }

    /** Whether this is the name of the setting, or of a member of its family. */
    boolean isNamed(String name) {
        String known = name.startsWith("caseport.") ? property : variable();
        if (!isFamily()) {
            // A shell can't export names with dots, so the property's name with other separators is accepted too.
            return name.equals(known) || name.equals(property.replaceAll("[^A-Za-z0-9]", "_"));
        }
        String beginning = known.substring(0, known.length() - 1);
        return name.startsWith(beginning) && name.length() > beginning.length();
    }

    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9*]", "_").toUpperCase(Locale.ROOT);
    }

    /** The table of settings.md, which a test compares with this list. */
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
