package org.caseport.domain.cases;

import org.caseport.domain.text.BlankText;

/** The one line by which a case is recognised in a list: 1 to 255 characters (Unicode code points) after trimming. */
public record Subject(String text) {

    public static final int LONGEST = 255;

    public Subject {
        text = BlankText.strip(text);
        int length = text.codePointCount(0, text.length());
        if (length == 0 || length > LONGEST) {
            throw new IllegalArgumentException("a subject has 1 to " + LONGEST + " characters, not " + length);
        }
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("a subject is one line");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
