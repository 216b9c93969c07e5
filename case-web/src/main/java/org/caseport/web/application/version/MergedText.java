package org.caseport.web.application.version;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Three texts made one: what somebody has changed of a base, made in the text that has replaced it. Lines that both
 * have changed differently are there twice, between lines that no reader accepts.
 */
final class MergedText {

    private final List<String> base;
    private final List<AbstractDelta<String>> own;
    private final List<AbstractDelta<String>> current;
    private final List<String> merged = new ArrayList<>();

    private MergedText(List<String> base, List<String> own, List<String> current) {
        this.base = base;
        this.own = new ArrayList<>(DiffUtils.diff(base, own).getDeltas());
        this.current = new ArrayList<>(DiffUtils.diff(base, current).getDeltas());
    }

    static String of(String base, String own, String current) {
        return String.join("\n", new MergedText(lines(base), lines(own), lines(current)).merge());
    }

    private static List<String> lines(String text) {
        return Arrays.asList(text.split("\n", -1));
    }

    private List<String> merge() {
        int at = 0;
        while (!own.isEmpty() || !current.isEmpty()) {
            int start = Math.min(startOf(own), startOf(current));
            merged.addAll(base.subList(at, start));
            at = region(start);
        }
        merged.addAll(base.subList(at, base.size()));
        return merged;
    }

    private static int startOf(List<AbstractDelta<String>> changes) {
        return changes.isEmpty()
                ? Integer.MAX_VALUE
                : changes.get(0).getSource().getPosition();
    }

    /** Adds the changes of both that touch each other from this line on, and tells the line behind them. */
    private int region(int start) {
        List<AbstractDelta<String>> mine = new ArrayList<>();
        List<AbstractDelta<String>> theirs = new ArrayList<>();
        int end = start;
        boolean more = true;
        while (more) {
            more = false;
            if (startOf(own) <= end) {
                end = Math.max(end, endOf(own.get(0)));
                mine.add(own.remove(0));
                more = true;
            }
            if (startOf(current) <= end) {
                end = Math.max(end, endOf(current.get(0)));
                theirs.add(current.remove(0));
                more = true;
            }
        }
        List<String> draft = with(mine, start, end);
        List<String> inForce = with(theirs, start, end);
        if (theirs.isEmpty() || draft.equals(inForce)) {
            merged.addAll(draft);
        } else if (mine.isEmpty()) {
            merged.addAll(inForce);
        } else {
            merged.add("<<<<<<< draft");
            merged.addAll(draft);
            merged.add("=======");
            merged.addAll(inForce);
            merged.add(">>>>>>> in force");
        }
        return end;
    }

    private static int endOf(AbstractDelta<String> change) {
        return change.getSource().getPosition() + change.getSource().size();
    }

    private List<String> with(List<AbstractDelta<String>> changes, int start, int end) {
        List<String> lines = new ArrayList<>();
        int at = start;
        for (AbstractDelta<String> change : changes) {
            lines.addAll(base.subList(at, change.getSource().getPosition()));
            lines.addAll(change.getTarget().getLines());
            at = endOf(change);
        }
        lines.addAll(base.subList(at, end));
        return lines;
    }
}
