package org.caseport.web.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds unknown settings and invalid values, and reports each in one line. */
final class SettingsValidator {

    /**
     * Variables that Kubernetes sets in every container for services whose name begins with caseport. They are no
     * settings.
     */
    private static final Pattern LINK = Pattern.compile("CASEPORT(_[A-Z0-9]+)*_(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?"
            + "|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

    private static final Pattern LINKED_PORT = Pattern.compile("(tcp|udp|sctp)://.*");

    private SettingsValidator() {}

    /** The errors in these names and values, a line each. */
    static List<String> of(Iterable<String> names, Function<String, Optional<String>> values) {
        List<String> wrong = new ArrayList<>();
        for (String name : names) {
            if (isOurs(name)
                    && !isLink(name, values)
                    && Arrays.stream(Setting.values()).noneMatch(one -> one.isNamed(name))) {
                wrong.add(name + " is no setting of Caseport" + suggestion(name));
            }
        }
        for (Setting setting : Setting.values()) {
            if (!setting.isFamily()) {
                read(setting, values)
                        .filter(value -> !setting.kind().fits().test(value))
                        .ifPresent(value -> wrong.add(objection(setting, value)));
            }
        }
        wrong.sort(Comparator.naturalOrder());
        return wrong;
    }

    /** The value of a setting; a blank one or an unresolved placeholder counts as not set. */
    static Optional<String> read(Setting setting, Function<String, Optional<String>> values) {
        return values.apply(setting.property())
                .map(String::strip)
                .filter(value -> !value.isEmpty() && !value.startsWith("${"));
    }

    private static boolean isOurs(String name) {
        return name.toLowerCase(Locale.ROOT).matches("caseport[._].+");
    }

    private static boolean isLink(String name, Function<String, Optional<String>> values) {
        return LINK.matcher(name).matches()
                || (name.endsWith("_PORT")
                        && LINKED_PORT.matcher(values.apply(name).orElse("")).matches());
    }

    private static String objection(Setting setting, String value) {
        return setting.variable() + " (" + setting.property() + ") "
                + (setting.kind().secret() ? "has a value that does not fit" : "is '" + value + "'")
                + ", but it has to be " + setting.kind().expected() + ".";
    }

    private static String suggestion(String name) {
        boolean property = name.contains(".");
        Map.Entry<String, Integer> nearest = Stream.of(Setting.values())
                .map(setting -> property ? setting.property() : setting.variable())
                .map(known -> Map.entry(known, distance(rest(name), rest(known))))
                .min(Map.Entry.comparingByValue())
                .orElseThrow();
        return nearest.getValue() * 2 <= Math.max(4, rest(name).length())
                ? "; did you mean " + nearest.getKey() + "?"
                : "; case-web/docs/settings.md lists them all.";
    }

    private static String rest(String name) {
        return name.substring("caseport.".length())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "")
                .replace("database", "db");
    }

    /** The Levenshtein distance: how many letters have to be added, removed or changed. */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        Arrays.setAll(before, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[other.length()];
    }
}
