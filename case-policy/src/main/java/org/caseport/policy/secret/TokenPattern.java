package org.caseport.policy.secret;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds tokens, which are runs of characters of an alphabet: either right behind a beginning that is part of the
 * secret, or somewhere behind a word that announces it.
 *
 * @param words whether the signs are such words, which match in any case and are not removed
 * @param within how many characters behind such a word the secret may begin
 * @param mixed whether it must have small and capital letters and digits
 */
record TokenPattern(List<String> signs, boolean words, int within, BitSet alphabet, int least, int most, boolean mixed)
        implements SecretPattern {

    /** The fewest different characters of a secret: placeholders such as AKIAXXXXXXXXXXXXXXXX are none. */
    private static final int FEWEST_DIFFERENT = 4;

    TokenPattern {
        signs = words
                ? signs.stream().map(sign -> sign.toLowerCase(Locale.ROOT)).toList()
                : List.copyOf(signs);
    }

    @Override
    public Optional<Span> at(NormalizedText text, int from, int behind) {
        return words ? behindWord(text, behind) : behindBeginning(text, from, behind);
    }

    private Optional<Span> behindBeginning(NormalizedText text, int from, int behind) {
        if (NormalizedText.isWord(text.at(from - 1))) {
            return Optional.empty();
        }
        int end = endOf(text, behind);
        return isSecret(text, behind, end) ? Optional.of(new Span(from, end)) : Optional.empty();
    }

    private Optional<Span> behindWord(NormalizedText text, int behind) {
        int last = Math.min(text.length() - 1, behind + within);
        for (int start = behind; start <= last; start++) {
            if (alphabet.get(text.at(start))) {
                int end = endOf(text, start);
                boolean cutOff = start == behind && within > 0 && NormalizedText.isWord(text.at(start));
                if (!cutOff && !NormalizedText.isWord(text.at(start - 1)) && isSecret(text, start, end)) {
                    return Optional.of(new Span(start, end));
                }
                start = end;
            }
        }
        return Optional.empty();
    }

    private int endOf(NormalizedText text, int start) {
        int end = start;
        int furthest = Math.min(text.length(), start + most + 1);
        while (end < furthest && alphabet.get(text.at(end))) {
            end++;
        }
        return end;
    }

    private boolean isSecret(NormalizedText text, int start, int end) {
        int size = end - start;
        if (size < least || size > most || NormalizedText.isWord(text.at(end)) || text.at(end) == '=') {
            return false;
        }
        boolean small = false;
        boolean capital = false;
        boolean digit = false;
        BitSet different = new BitSet(128);
        for (int i = start; i < end; i++) {
            char c = text.at(i);
            different.set(c);
            small |= c >= 'a' && c <= 'z';
            capital |= c >= 'A' && c <= 'Z';
            digit |= NormalizedText.isDigit(c);
        }
        return different.cardinality() >= FEWEST_DIFFERENT && (!mixed || (small && capital && digit));
    }
}
