package org.caseport.web.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Splits typed text into lines, blocks of code and lists. Text without marks is split too, where it looks like a log, a
 * table or a program.
 */
final class TextBlocks {

    /** A block of lines that belong together. */
    sealed interface Block {}

    record Line(String text) implements Block {}

    /** Lines that are shown in a monospaced font. */
    record Code(List<String> lines) implements Block {}

    /** A list of two or more entries, with what is indented below them. */
    record Listing(List<String> lines) implements Block {}

    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})[ \\t]*[\\w+#.-]{0,30}[ \\t]*");
    private static final Pattern ENTRY =
            Pattern.compile("( {0,12})(?:([-*])|(\\d{1,3})\\.)( {1,3})(?![-*]\\s)(?=.*[^\\s*-]).*");
    private static final Pattern INDENTED = Pattern.compile("(?: {4}|\\t| {2,3}at )[ \\t]*\\S.*");
    private static final Pattern INDENTED_A_LITTLE = Pattern.compile(" {2}.*\\S.*");

    /** A gap between columns; wide blanks after a sentence don't count. */
    private static final Pattern GAP = Pattern.compile("(?<=[^\\s.!?:;,])(?: {2,}| ?\\t[ \\t]*)(?=\\S)");

    /** A line of a log, which begins with a timestamp. */
    private static final Pattern LOGGED = Pattern.compile("[\\[(<]?(?:<\\d{1,3}>)?(?:"
            + "\\d{4}[-/]\\d\\d[-/]\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d"
            + "|\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d"
            + "|(?:[A-Z][a-z]{2} )?[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d"
            + "|\\d\\d:\\d\\d:\\d\\d[.,]\\d{3}).*");

    /** A line above the indented lines of a stack trace, or between them. */
    private static final Pattern THROWN = Pattern.compile("(?:Caused by: |Suppressed: |Exception in thread "
            + "|Traceback \\(most recent|[\\w$][\\w$.]*(?:Exception|Error|Throwable)\\b).*");

    private final List<String> lines;
    private final List<Block> blocks = new ArrayList<>();

    /**
     * For each kind of fence, the shortest length that is known to have no closing fence, so that none is searched for
     * twice.
     */
    private final Map<Character, Integer> neverClosed = new HashMap<>();

    private TextBlocks(List<String> lines) {
        this.lines = lines;
    }

    static List<Block> of(String text) {
        return new TextBlocks(List.of(text.split("\n", -1))).cut();
    }

    private List<Block> cut() {
        int place = 0;
        while (place < lines.size()) {
            place = next(place);
        }
        return blocks;
    }

    private int next(int from) {
        int fenced = endOfFence(from);
        if (fenced > 0) {
            blocks.add(new Code(lines.subList(from + 1, fenced)));
            return fenced + 1;
        }
        int listed = endOfList(from);
        if (listed > 0) {
            blocks.add(new Listing(lines.subList(from, listed)));
            return listed;
        }
        int coded = endOfCode(from);
        if (coded > from) {
            blocks.add(new Code(lines.subList(from, coded)));
            return coded;
        }
        blocks.add(new Line(lines.get(from)));
        return from + 1;
    }

    /** The index of the closing fence; 0 if no block begins here or it would be empty. */
    private int endOfFence(int from) {
        Matcher opening = FENCE.matcher(lines.get(from));
        if (!opening.matches()) {
            return 0;
        }
        String fence = opening.group(1);
        if (fence.length() >= neverClosed.getOrDefault(fence.charAt(0), Integer.MAX_VALUE)) {
            return 0;
        }
        boolean something = false;
        for (int i = from + 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith(fence) && line.chars().allMatch(c -> c == fence.charAt(0))) {
                return something ? i : 0;
            }
            something |= !line.isEmpty();
        }
        neverClosed.put(fence.charAt(0), fence.length());
        return 0;
    }

    /**
     * The index after the list: it ends at a number that does not follow, and at entries of another kind. 0 for a
     * single entry, which is no list.
     */
    private int endOfList(int from) {
        Matcher first = ENTRY.matcher(lines.get(from));
        if (!first.matches() || first.group(1).length() > 3) {
            return 0;
        }
        Map<Integer, Integer> counted = new HashMap<>();
        int entries = 0;
        int indent = first.group(1).length();
        int place = from;
        while (place < lines.size()) {
            Matcher entry = ENTRY.matcher(lines.get(place));
            if (entry.matches() && isNear(entry.group(1).length(), indent)) {
                indent = entry.group(1).length();
                boolean within = indent >= first.end(4);
                if (!(within || Objects.equals(entry.group(2), first.group(2)))
                        || !countsUp(counted, indent, entry.group(3))) {
                    break;
                }
                entries++;
            } else if (!isBelow(lines.get(place), indent)) {
                break;
            }
            place++;
        }
        return entries > 1 ? place : 0;
    }

    private static boolean isNear(int indent, int before) {
        return indent <= before + 5;
    }

    private static boolean countsUp(Map<Integer, Integer> counted, int indent, @Nullable String number) {
        counted.keySet().removeIf(deeper -> deeper > indent);
        if (number == null) {
            counted.remove(indent);
            return true;
        }
        Integer before = counted.put(indent, Integer.valueOf(number));
        return !number.startsWith("0") && (before == null || Integer.parseInt(number) == before + 1);
    }

    /** Whether the line continues the entry above it. */
    private static boolean isBelow(String line, int indent) {
        int own = line.length() - line.stripLeading().length();
        return !line.isBlank() && own >= indent + 2 && own <= indent + 4 && line.indexOf('\t') < 0;
    }

    /** The index after the code; empty lines are included if code follows them. */
    private int endOfCode(int from) {
        int end = from;
        int place = from;
        while (place < lines.size()) {
            String line = lines.get(place);
            if (isCode(place)) {
                end = place + 1;
            } else if (!line.isBlank() || end == from) {
                break;
            }
            place++;
        }
        return end;
    }

    private boolean isCode(int place) {
        String line = lines.get(place);
        return INDENTED.matcher(line).matches()
                || LOGGED.matcher(line).matches()
                || GAP.matcher(line).results().limit(2).count() == 2
                || (isIndentedALittle(place) && (isIndentedALittle(place - 1) || isIndentedALittle(place + 1)))
                || (THROWN.matcher(line).matches() && (isIndentedALittle(place - 1) || isIndentedALittle(place + 1)));
    }

    private boolean isIndentedALittle(int place) {
        return place >= 0
                && place < lines.size()
                && (INDENTED_A_LITTLE.matcher(lines.get(place)).matches()
                        || INDENTED.matcher(lines.get(place)).matches());
    }
}
