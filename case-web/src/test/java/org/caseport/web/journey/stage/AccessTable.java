package org.caseport.web.journey.stage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table in {@code access.md}: what each visitor may do at each address. */
public final class AccessTable {

    /** In the order of the columns. A stranger is a member of another account. */
    public enum Visitor {
        NOBODY(""),
        STRANGER("enterprise@demo.example"),
        MEMBER("business@demo.example"),
        AGENT("agent@demo.example"),
        SUPERVISOR("supervisor@demo.example"),
        ADMINISTRATOR("admin@demo.example");

        public final String email;

        Visitor(String email) {
            this.email = email;
        }
    }

    private static final Pattern THING = Pattern.compile("\\{[a-z-]+}");
    private static final int COLUMNS = 6 + Visitor.values().length;

    private AccessTable() {}

    /**
     * One address by one method.
     *
     * @param sends what goes with it: a form, JSON or {@code bytes}
     * @param does the command of a page that it gives
     * @param yes how the answer to who may begins
     * @param none how the answer begins where there is no such thing
     */
    public record Row(
            String method,
            String address,
            String sends,
            String does,
            String yes,
            String none,
            Map<Visitor, String> cells) {

        /** Whether it names something that is there or not. */
        public boolean isAboutSomething() {
            return THING.matcher(address + sends.replace("{new}", "").replace("{seen}", ""))
                    .find();
        }

        public boolean changes() {
            return !method.equals("GET") && !method.equals("SOCKET");
        }

        @Override
        public String toString() {
            return method + " " + address + (sends.isEmpty() ? "" : " " + sends);
        }
    }

    public static List<Row> rows() {
        try (InputStream table = AccessTable.class.getResourceAsStream("/access.md")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("| ") && !line.startsWith("| method"))
                    .map(AccessTable::row)
                    .toList();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static Row row(String line) {
        List<String> cells = Arrays.stream(
                        line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .toList();
        if (cells.size() != COLUMNS) {
            throw new IllegalArgumentException("a row has " + COLUMNS + " columns: " + line);
        }
        Map<Visitor, String> visitors = new EnumMap<>(Visitor.class);
        Iterator<String> rest = cells.subList(6, COLUMNS).iterator();
        for (Visitor visitor : Visitor.values()) {
            visitors.put(visitor, rest.next());
        }
        return new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5), visitors);
    }

    /** Whether an answer begins as one of these forms says, in which {@code …} stands for anything. */
    public static boolean begins(String answer, String forms) {
        return Arrays.stream(forms.split(" or "))
                .map(form ->
                        Arrays.stream(form.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")))
                .anyMatch(form -> {
                    Matcher found = Pattern.compile(form, Pattern.DOTALL).matcher(answer);
                    return found.lookingAt();
                });
    }
}
