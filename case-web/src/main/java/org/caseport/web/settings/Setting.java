package org.caseport.web.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every setting there is. Whoever injects one with {@code @ConfigProperty} has it listed here, with the same default;
 * the README's table is made of this list, and a name that is not in it stops the start.
 */
public enum Setting {
    DB_URL(
            "caseport.db.url",
            Kind.DATABASE,
            null,
            "a PostgreSQL: `jdbc:postgresql://host/name`; without one, an H2 file in the home folder"),
    DB_USER("caseport.db.user", Kind.TEXT, null, "its user"),
    DB_PASSWORD("caseport.db.password", Kind.SECRET, null, "and password"),
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
            "seals the secrets of access keys: 32 random bytes in base64, `openssl rand -base64 32` makes them; the"
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
            "whether a proxy stands before the portal, whose `X-Forwarded-Proto` and `X-Forwarded-Host` are believed"),
    SESSION_IDLE("caseport.session.idle", Kind.DURATION, "PT8H", "after how long without a click one is signed out"),
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
    ATTACHMENT_SET_TTL("caseport.attachment.set.ttl", Kind.DURATION, "PT1H", "how long an attachment set lives"),

    // Watching the portal.
    DISK_LEAST(
            "caseport.disk.least",
            Kind.number(0, 1_000_000),
            "100",
            "with how many megabytes less in a folder it writes to a server is not ready"),
    CONFIG(
            "caseport.config",
            Kind.FOLDER,
            null,
            "for `caseport.jar`: a file of properties with any of these settings, but this one"),
    HTTP_PORT("caseport.http.port", Kind.PORT, "8080", "for `caseport.jar`: the port"),
    HTTP_ADDRESS(
            "caseport.http.address",
            Kind.HOST,
            "127.0.0.1",
            "for `caseport.jar`: the address to listen on; `0.0.0.0` lets other computers in"),
    FAST_START(
            "caseport.fast.start",
            Kind.SWITCH,
            "false",
            "for `caseport.jar`: keep what Java found out about the server's classes for the next start; the first stop"
                    + " takes longer"),
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

    /** What it is for, as the README tells it. */
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

    /** The README's table, which is held against this list. */
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
