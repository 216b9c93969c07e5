package org.caseport.domain.text;

import java.util.regex.Pattern;

/**
 * Removes the ANSI escape sequences by which a terminal colours and titles its output: people paste them with a log.
 */
public final class AnsiEscapes {

    /**
     * Source: ECMA-48, control sequences (5.4) and control strings (5.6), and the escape sequences of two characters.
     * Of a control string without an end, only the first two characters match: the rest of its line is text.
     */
    private static final Pattern SEQUENCE = Pattern.compile("(?:\\x1B\\[|\\x9B)[0-?]*[ -/]*[@-~]"
            + "|\\x1B[\\]PX^_][^\\x07\\x1B\\n]*+(?:\\x07|\\x1B\\\\)"
            + "|\\x1B[ -/]*[0-Z\\\\-~]");

    private AnsiEscapes() {}

    public static String removed(String text) {
        return text.indexOf('\u001B') < 0 && text.indexOf('\u009B') < 0
                ? text
                : SEQUENCE.matcher(text).replaceAll("");
    }
}
