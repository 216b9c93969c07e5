package org.caseport.web.settings;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.caseport.web.text.Texts;

/**
 * The kind of values that a setting takes.
 *
 * @param code the key of its name in the message bundles
 * @param words the values to choose from; empty if other values are valid
 * @param expected completes the sentence "it has to be ..."
 * @param secret whether the value is never shown, not even when it is invalid
 */
public record SettingKind(String code, List<String> words, String expected, boolean secret, Predicate<String> fits) {

    static final SettingKind TEXT = new SettingKind("text", "a text", false, text -> true);
    static final SettingKind FOLDER = new SettingKind("folder", "a folder", false, text -> text.indexOf('\0') < 0);
    static final SettingKind FILE = new SettingKind("file", "a file", false, text -> text.indexOf('\0') < 0);
    static final SettingKind SECRET = new SettingKind("secret", "a text", true, text -> true);
    static final SettingKind KEY = new SettingKind(
            "secret", "32 random bytes in base64, such as 'openssl rand -base64 32' makes", true, SettingKind::isKey);
    static final SettingKind SWITCH = oneOf("true", "false");
    static final SettingKind PORT =
            new SettingKind("port", "a port, from 1 to 65535", false, text -> isNumber(text, 1, 65535));
    static final SettingKind DURATION = new SettingKind(
            "duration", "a duration such as PT30S, PT5M or PT8H, longer than none", false, SettingKind::isDuration);
    static final SettingKind WEB_ADDRESS = new SettingKind(
            "web-address",
            "an address that starts with https:// or http:// and a host",
            false,
            SettingKind::isWebAddress);
    static final SettingKind HOST = new SettingKind(
            "host", "a host, with a colon and a port where it is not the usual one", false, SettingKind::isHost);
    static final SettingKind HOSTS =
            new SettingKind("hosts", "hosts with commas between them", false, text -> items(text)
                    .allMatch(SettingKind::isHost));
    static final SettingKind NETWORKS = new SettingKind(
            "networks", "networks with commas between them, such as 10.1.0.0/16, 192.168.7.4", false, text -> items(
                            text)
                    .allMatch(SettingKind::isNetwork));
    static final SettingKind MAIL_ADDRESS = new SettingKind(
            "mail-address",
            "an address such as support@company.example or Support <support@company.example>",
            false,
            text -> text.matches("[^@\\s<>]+@[^@\\s<>]+|[^<>]*<[^@\\s<>]+@[^@\\s<>]+>"));
    static final SettingKind DATABASE = new SettingKind(
            "database",
            "an address that starts with jdbc:postgresql: or jdbc:h2:",
            false,
            text -> text.startsWith("jdbc:postgresql:") || text.startsWith("jdbc:h2:"));

    static SettingKind number(int least, int most) {
        return new SettingKind(
                "number",
                most == Integer.MAX_VALUE
                        ? "a whole number, at least " + least
                        : "a whole number from " + least + " to " + most,
                false,
                text -> isNumber(text, least, most));
    }

    static SettingKind oneOf(String... words) {
        List<String> all = List.of(words);
        String list = String.join(", ", all.subList(0, all.size() - 1)) + " or " + all.get(all.size() - 1);
        return new SettingKind("one-of", all, list, false, all::contains);
    }

    static SettingKind someOf(String... words) {
        List<String> all = List.of(words);
        String list = String.join(", ", all);
        return new SettingKind(
                "some-of", all, "one or more of " + list + ", with commas between them", false, text -> items(text)
                        .allMatch(all::contains));
    }

    private SettingKind(String code, String expected, boolean secret, Predicate<String> fits) {
        this(code, List.of(), expected, secret, fits);
    }

    /** The name of the kind, as shown on pages and, in English, in settings.md; for a list of words, the list. */
    public String name(Locale language) {
        Texts texts = new Texts(language);
        String key = "SettingKind." + code;
        if (words.isEmpty()) {
            return texts.get(key);
        }
        String comma = texts.get("list.comma");
        int last = words.size() - 1;
        return code.equals("one-of")
                ? texts.get(key, String.join(comma, words.subList(0, last)), words.get(last))
                : String.join(comma, words);
    }

    /** The value as an administrator may see it, without secrets. */
    String shown(String value) {
        if (secret) {
            return "••••••";
        }
        // Drivers accept passwords as parameters and before the host, too.
        return code.equals("database") ? value.replaceFirst("[?;].*", "").replaceFirst("//.*@", "//") : value;
    }

    private static boolean isNumber(String text, int least, int most) {
        if (!text.matches("-?\\d{1,10}")) {
            return false;
        }
        long number = Long.parseLong(text);
        return number >= least && number <= most;
    }

    private static boolean isDuration(String text) {
        try {
            Duration duration = Duration.parse(text);
            return !duration.isZero() && !duration.isNegative();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == 32;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            URI address = URI.create(text);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isHost(String text) {
        return text.matches("(\\[[0-9A-Fa-f:.]+]|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*|[A-Za-z0-9._-]+)(:\\d{1,5})?");
    }

    private static boolean isNetwork(String text) {
        return text.matches("([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(/[0-9]{1,3})?");
    }

    private static Stream<String> items(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).filter(item -> !item.isEmpty());
    }
}
