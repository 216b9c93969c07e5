package org.caseport.persistence;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.domain.cases.CaseSearch.Excerpt;
import org.caseport.persistence.Words.Term;
import org.jspecify.annotations.Nullable;

/** Shows where in a text something was found: the first place, with a few words around it, on one line. */
final class Excerpts {

    private static final int BEFORE = 50;
    private static final int AFTER = 110;
    private static final Pattern GAP = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    private Excerpts() {}

    static @Nullable Excerpt of(String text, List<Term> terms) {
        Matcher runs = Words.RUN.matcher(text);
        while (runs.find()) {
            String folded = Words.folded(runs.group());
            for (Term term : terms) {
                for (String part : term.parts()) {
                    int at = folded.indexOf(part);
                    if (at >= 0 && beginsWord(folded, part, at)) {
                        // Folding seldom changes lengths; where it does, the beginning of the run is near enough.
                        boolean same = folded.length() == runs.group().length();
                        int from = same ? runs.start() + at : runs.start();
                        return around(text, from, Math.min(runs.end(), from + part.length()));
                    }
                }
            }
        }
        return null;
    }

    private static boolean beginsWord(String run, String part, int at) {
        return at == 0 || Words.isUnspaced(part) || Words.isUnspaced(run.substring(at - 1, at));
    }

    private static Excerpt around(String text, int from, int to) {
        int start = boundary(text, Math.max(0, from - BEFORE));
        int end = boundary(text, Math.min(text.length(), to + AFTER));
        return new Excerpt(
                (start == 0 ? "" : "…") + oneLine(text.substring(start, from)).stripLeading(),
                oneLine(text.substring(from, to)),
                oneLine(text.substring(to, end)).stripTrailing() + (end == text.length() ? "" : "…"));
    }

    private static String oneLine(String text) {
        return GAP.matcher(text).replaceAll(" ");
    }

    /** Never between the two halves of a character. */
    private static int boundary(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
