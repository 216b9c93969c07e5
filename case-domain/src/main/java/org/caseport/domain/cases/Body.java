package org.caseport.domain.cases;

import org.caseport.domain.text.BlankText;

/**
 * A text that somebody wrote: 1 to 8,000 Unicode code points, kept as typed. Line ends become single line feeds, since
 * a browser sends them as pairs.
 */
public record Body(String text) {

    public static final int LONGEST = 8_000;

    public Body {
        text = text.replace("\r\n", "\n").replace('\r', '\n');
        int length = text.codePointCount(0, text.length());
        if (BlankText.isBlank(text) || length > LONGEST) {
            throw new IllegalArgumentException("a communication has 1 to " + LONGEST + " characters, not " + length);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
