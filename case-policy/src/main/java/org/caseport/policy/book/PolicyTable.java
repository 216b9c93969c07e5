package org.caseport.policy.book;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Severity;
import org.caseport.policy.data.BadDataException;
import org.caseport.policy.data.TextRange;
import org.caseport.policy.data.YamlEntry;

/**
 * The plans of a policy book as tables whose cells can be changed. A change of a cell changes exactly its characters
 * in the text, so that comments and order stay. The text need not be a valid book, only YAML with plans.
 */
public final class PolicyTable {

    private static final String ANSWERS = "answers";
    private static final String REACHABLE = "reachable-by";
    private static final List<String> WORDS =
            List.of("additional-contacts", "support-api", "cases-an-hour", "calls-a-second");
    private static final String NONE = "";

    /** What may be typed into a cell: nothing that means more than itself in YAML. */
    private static final Pattern TYPED = Pattern.compile("[\\p{L}\\p{N} ,.+-]{0,100}");

    private final String file;
    private final String text;

    /** The tables of this text of a book, which is named like its file. */
    public PolicyTable(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** The keys of all cells that a plan has, targets first. */
    public static List<String> keys() {
        List<String> keys = new ArrayList<>();
        Arrays.stream(Severity.values()).forEach(severity -> keys.add(ANSWERS + "." + severity.code()));
        Arrays.stream(CaseType.values()).forEach(type -> keys.add(REACHABLE + "." + type.code()));
        keys.addAll(WORDS);
        return keys;
    }

    /**
     * The plans with their cells.
     *
     * @throws BadDataException when the text is not YAML or has no plans
     */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (YamlEntry plan : plans()) {
            rows.add(new Row(
                    word(plan, "code"),
                    plan.find("name").map(name -> word(name, "en")).orElse(NONE),
                    keys().stream().map(key -> cell(plan, key)).toList()));
        }
        return rows;
    }

    /**
     * The text with another value in a cell of a plan; an empty target is no longer granted.
     *
     * @throws BadDataException when the text is not YAML or has no plans
     * @throws IllegalArgumentException when there is no such cell, or it can't have this value
     */
    public String with(String plan, String key, String value) {
        String typed = value.strip();
        if (!isTypable(typed)) {
            throw new IllegalArgumentException("a cell can't have '" + value + "'");
        }
        YamlEntry entry = plans().stream()
                .filter(each -> word(each, "code").equals(plan))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no plan " + plan));
        Cell cell = cell(entry, key);
        if (cell.value().equals(typed)) {
            return text;
        }
        if (!cell.changeable()) {
            throw new IllegalArgumentException("the cell " + key + " of " + plan + " can't be changed");
        }
        if (key.startsWith(ANSWERS + ".")) {
            return withTarget(entry.get(ANSWERS), key.substring(ANSWERS.length() + 1), typed);
        }
        if (typed.isEmpty()) {
            throw new IllegalArgumentException("the cell " + key + " can't be empty");
        }
        return key.startsWith(REACHABLE + ".")
                ? rangeOf(entry.get(REACHABLE).get(key.substring(REACHABLE.length() + 1)))
                        .replacedIn(text, "[" + typed + "]")
                : rangeOf(entry.get(key)).replacedIn(text, typed);
    }

    /** Whether this can be typed into a cell. What it means is said when the book is checked. */
    public static boolean isTypable(String value) {
        return TYPED.matcher(value.strip()).matches();
    }

    private List<YamlEntry> plans() {
        return YamlEntry.read(file, text).get("plans").items();
    }

    private String withTarget(YamlEntry answers, String severity, String typed) {
        Optional<YamlEntry> target = answers.find(severity);
        if (target.isPresent() && !typed.isEmpty()) {
            return rangeOf(target.get()).replacedIn(text, typed);
        }
        return target.isPresent() ? withoutTarget(answers, severity) : withNewTarget(answers, severity, typed);
    }

    private String withoutTarget(YamlEntry answers, String severity) {
        List<YamlEntry> keys = answers.keys();
        if (keys.size() == 1) {
            throw new IllegalArgumentException("a plan has one target at least");
        }
        int at = indexOf(keys, severity);
        TextRange removed = at + 1 < keys.size()
                ? new TextRange(
                        rangeOf(keys.get(at)).start(), rangeOf(keys.get(at + 1)).start())
                : new TextRange(
                        rangeOf(answers.get(keys.get(at - 1).text())).end(),
                        rangeOf(answers.get(severity)).end());
        return removed.replacedIn(text, "");
    }

    /** Targets are written from the mildest severity to the worst. */
    private String withNewTarget(YamlEntry answers, String severity, String typed) {
        List<String> order =
                Arrays.stream(Severity.values()).map(Severity::code).toList();
        String added = severity + ": " + typed;
        for (YamlEntry key : answers.keys()) {
            if (order.indexOf(key.text()) > order.indexOf(severity)) {
                int before = rangeOf(key).start();
                return new TextRange(before, before).replacedIn(text, added + ", ");
            }
        }
        List<YamlEntry> keys = answers.keys();
        int behind = rangeOf(answers.get(keys.get(keys.size() - 1).text())).end();
        return new TextRange(behind, behind).replacedIn(text, ", " + added);
    }

    private static int indexOf(List<YamlEntry> keys, String key) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).text().equals(key)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no key " + key);
    }

    private Cell cell(YamlEntry plan, String key) {
        try {
            if (key.startsWith(ANSWERS + ".")) {
                YamlEntry answers = plan.get(ANSWERS);
                boolean within = answers.range().isPresent() && answers.keys().size() > 1;
                return answers.find(key.substring(ANSWERS.length() + 1))
                        .map(target -> new Cell(key, target.text(), within || isWord(target)))
                        .orElseGet(() -> new Cell(key, NONE, answers.range().isPresent()));
            }
            if (key.startsWith(REACHABLE + ".")) {
                return plan.get(REACHABLE)
                        .find(key.substring(REACHABLE.length() + 1))
                        .map(methods -> new Cell(
                                key,
                                String.join(
                                        ", ",
                                        methods.items().stream()
                                                .map(YamlEntry::text)
                                                .toList()),
                                methods.range().isPresent()))
                        .orElseGet(() -> new Cell(key, NONE, false));
            }
            YamlEntry word = plan.get(key);
            return new Cell(key, word.text(), isWord(word));
        } catch (BadDataException unreadable) {
            return new Cell(key, NONE, false);
        }
    }

    private static boolean isWord(YamlEntry entry) {
        return entry.isText() && entry.range().isPresent();
    }

    private static String word(YamlEntry entry, String key) {
        return entry.find(key).filter(YamlEntry::isText).map(YamlEntry::text).orElse(NONE);
    }

    private static TextRange rangeOf(YamlEntry entry) {
        return entry.range().orElseThrow(() -> new IllegalArgumentException("the cell has no place in the text"));
    }

    /** A plan with its cells, in the order of {@link #keys()}. */
    public record Row(String code, String name, List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A value of a plan.
     *
     * @param value as the text has it, without brackets; empty if the plan has no such value
     * @param changeable whether it can be changed here rather than in the text
     */
    public record Cell(String key, String value, boolean changeable) {}
}
