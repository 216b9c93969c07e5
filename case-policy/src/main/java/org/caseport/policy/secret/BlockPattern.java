package org.caseport.policy.secret;

import java.util.List;
import java.util.Optional;

/**
 * Finds a block of lines, such as a private key, by its beginning and a long run of base64 in it. Line ends may be
 * written out, as in JSON. A block that breaks off ends with its last such run.
 *
 * @param stop the text at which the block ends at the latest
 * @param end the text there when the block is complete, which then belongs to it; empty for none
 */
record BlockPattern(List<String> signs, String stop, String end) implements SecretPattern {

    /** The length of such a run: longer than any word of a text about keys; a line of a key has 64. */
    private static final int RUN = 32;

    BlockPattern {
        signs = List.copyOf(signs);
    }

    @Override
    public Optional<Span> at(NormalizedText text, int from, int behind) {
        int furthest = Math.min(text.length(), from + SecretRedactor.LONGEST - 100);
        int run = 0;
        int lastRun = -1;
        int place = behind;
        while (place < furthest && !text.hasAt(place, stop)) {
            run = isBase64(text.at(place)) ? run + 1 : 0;
            place++;
            if (run >= RUN) {
                lastRun = place;
            }
        }
        if (lastRun < 0) {
            return Optional.empty();
        }
        if (place < furthest && !end.isEmpty() && text.hasAt(place, end)) {
            return Optional.of(new Span(from, endOfLine(text, place + end.length())));
        }
        return Optional.of(new Span(from, lastRun));
    }

    /** The place behind the dashes that close an end such as {@code -----END PRIVATE KEY-----}. */
    private static int endOfLine(NormalizedText text, int place) {
        int end = place;
        while (end < place + 60 && (NormalizedText.isLetter(text.at(end)) || text.at(end) == ' ')) {
            end++;
        }
        while (end < text.length() && end < place + 70 && text.at(end) == '-') {
            end++;
        }
        return end;
    }

    private static boolean isBase64(char c) {
        return NormalizedText.isDigit(c) || NormalizedText.isLetter(c) || c == '+' || c == '/' || c == '=';
    }
}
