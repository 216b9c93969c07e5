package org.caseport.persistence.database;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The database's URL, user, password and statement time-out. Without settings it is an embedded H2 in Caseport's home
 * folder.
 *
 * @param embeddedIn the folder of the embedded database that is used when no URL is set; else null
 * @param longestStatement the time after which a statement is cancelled
 */
public record DatabaseSettings(
        String url, String user, String password, @Nullable Path embeddedIn, Duration longestStatement) {

    public static final String URL = "caseport.db.url";
    public static final String USER = "caseport.db.user";
    public static final String PASSWORD = "caseport.db.password";
    static final String HOME = "caseport.home";
    static final String LONGEST_STATEMENT = "caseport.db.statement.timeout";

    private static final Duration USUAL_STATEMENT = Duration.ofSeconds(30);

    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String H2 = "jdbc:h2:";

    /**
     * The modes of H2 that our SQL needs, and a write at every commit so that a killed server loses nothing it
     * confirmed.
     */
    private static final String[] H2_SETTINGS = {
        "MODE=PostgreSQL", "DATABASE_TO_LOWER=TRUE", "DEFAULT_NULL_ORDERING=HIGH", "WRITE_DELAY=0", "DB_CLOSE_DELAY=-1"
    };

    private static final Pattern HOST_AND_DATABASE = Pattern.compile("jdbc:postgresql:(?://([^/?]*)/)?([^?]*).*");

    private static final Pattern H2_FILE =
            Pattern.compile("jdbc:h2:(file:)?((?!mem:|tcp:|ssl:|zip:|classpath:)[^;]+).*");

    private static final Pattern OTHER_MAKE = Pattern.compile("jdbc:[A-Za-z0-9]+");

    /** Reads the settings. A blank value or an unfilled {@code ${...}} placeholder counts as not set. */
    public static DatabaseSettings from(Function<String, Optional<String>> settings) {
        String user = setting(settings, USER).orElse("");
        String password = setting(settings, PASSWORD).orElse("");
        Duration longest = setting(settings, LONGEST_STATEMENT)
                .map(DatabaseSettings::duration)
                .orElse(USUAL_STATEMENT);
        Optional<String> url = setting(settings, URL).map(String::strip);
        if (url.isEmpty()) {
            Path home = Path.of(setting(settings, HOME).orElse(".caseport"))
                    .toAbsolutePath()
                    .normalize();
            return new DatabaseSettings(
                    withSettings(H2 + "file:" + home.resolve("caseport")),
                    user.isEmpty() ? "sa" : user,
                    password,
                    home,
                    longest);
        }
        return new DatabaseSettings(
                url.get().startsWith(H2) ? withSettings(url.get()) : url.get(), user, password, null, longest);
    }

    private static Duration duration(String text) {
        try {
            Duration duration = Duration.parse(text.strip());
            if (duration.toMillis() > 0) {
                return duration;
            }
        } catch (DateTimeParseException | ArithmeticException unreadable) {
            // Reported below, with the name of the setting.
        }
        throw new IllegalArgumentException(LONGEST_STATEMENT + " is a duration such as PT30S, not " + text);
    }

    private static Optional<String> setting(Function<String, Optional<String>> settings, String name) {
        return settings.apply(name).filter(text -> !text.isBlank() && !text.startsWith("${"));
    }

    private static String withSettings(String url) {
        StringBuilder all = new StringBuilder(url);
        String given = url.toUpperCase(Locale.ROOT);
        for (String setting : H2_SETTINGS) {
            String name = setting.substring(0, setting.indexOf('=') + 1);
            if (!given.contains(";" + name)) {
                all.append(';').append(setting);
            }
        }
        return all.toString();
    }

    public boolean isPostgreSql() {
        return url.startsWith(POSTGRESQL);
    }

    boolean isH2() {
        return url.startsWith(H2);
    }

    /** The path of an H2 database's file without its ending; empty for one in memory or on another server. */
    Optional<String> h2File() {
        Matcher file = H2_FILE.matcher(url);
        return file.matches() ? Optional.of(file.group(2)) : Optional.empty();
    }

    /** The address of a copy of this H2 database in another folder. It closes with its last connection. */
    DatabaseSettings ofCopyIn(Path folder) {
        String file = h2File().orElseThrow();
        String settings =
                url.substring(url.indexOf(file) + file.length()).replaceFirst("(?i);DB_CLOSE_DELAY=[^;]*", "");
        String copy = H2 + "file:" + folder.resolve(Path.of(file).getFileName()) + settings;
        return new DatabaseSettings(copy + ";DB_CLOSE_DELAY=0", user, password, null, longestStatement);
    }

    /** The address without user, password and parameters, for logs and messages. */
    public String shown() {
        if (isPostgreSql()) {
            Matcher parts = HOST_AND_DATABASE.matcher(url);
            if (parts.matches()) {
                String hosts =
                        parts.group(1) == null ? "localhost" : parts.group(1).replaceFirst("^.*@", "");
                return "PostgreSQL " + hosts + "/" + parts.group(2);
            }
            return "PostgreSQL";
        }
        if (isH2()) {
            return "H2 " + url.substring(H2.length()).replaceFirst("^file:", "").replaceFirst(";.*", "");
        }
        Matcher other = OTHER_MAKE.matcher(url);
        return other.lookingAt() ? other.group() : "an address that does not start with jdbc:";
    }

    /** The same as {@link #shown}, so that nobody logs the password by accident. */
    @Override
    public String toString() {
        return shown();
    }
}
