package org.caseport.policy.data;

/**
 * A stretch of a text, counted in Unicode code points from 0.
 *
 * @param end the first code point behind it
 */
public record TextRange(int start, int end) {

    /** The stretch of this text. */
    public String in(String text) {
        return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }

    /** The text with this in place of the stretch; nothing else changes. */
    public String replacedIn(String text, String by) {
        return text.substring(0, text.offsetByCodePoints(0, start))
                + by
                + text.substring(text.offsetByCodePoints(0, end));
    }
}
