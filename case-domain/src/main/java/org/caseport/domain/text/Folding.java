package org.caseport.domain.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Folds texts for search: removes case, accents, width and characters that show nothing, writes katakana as hiragana,
 * letters such as {@code ø} as their base form, and apostrophes straight. The pickers of the pages fold in the same
 * way; see {@code combobox.js}.
 */
public final class Folding {

    /**
     * The letters that Unicode does not decompose, each line a base form and the letters that stand for it: those that
     * Unicode names as that letter with a stroke, a hook or the like, its small capital, and the ligatures. Taken from
     * Unicode 15.
     */
    static final String LETTERS = """
            a ᴀᶏẚⱥ
            aa ꜳ
            ae æᴁ
            ao ꜵ
            au ꜷ
            av ꜹꜻ
            ay ꜽ
            b ƀƃɓʙᵬᶀꞗ
            c ƈȼɕᴄꞓꞔ
            d ðđƌȡɖɗᴅᵭᶁᶑꝺ
            dz ʣ
            e ɇᴇᶒⱸꬴ
            f ƒᵮᶂꜰꝼꞙ
            g ǥɠɡɢʛᵹᶃꞡꬶ
            h ħɦʜⱨꞕ
            hv ƕ
            i ıɨɪᶖ
            j ȷɉɟʄʝᴊ
            k ƙᴋᶄⱪꝁꝃꝅꞣ
            l ŀłƚȴɫɬɭʟᴌᶅⱡꝉꞎꬷꬸꬹ
            m ɱᴍᵯᶆꬺ
            n ŉŋƞȵɲɳɴᵰᶇꞑꞥꬻ
            o øᴏⱺꝋꝍ
            oe œɶ
            oo ꝏ
            p ƥᴘᵱᵽᶈꝑꝓꝕ
            q ĸɋʠꝗꝙ
            r ɍɼɽɾʀᵲᵳᶉꞃꞧ
            s ȿʂᵴᶊẜẝꜱꞅꞩ
            ss ß
            t ŧƫƭȶʈᴛᵵⱦꞇ
            th þᵺꝥꝧ
            ts ʦ
            tz ꜩ
            u ᴜᶙꞹ
            v ʋᴠᶌⱱⱴꝟ
            vy ꝡ
            w ƿᴡⱳ
            x ᶍ
            y ƴɏʏỿ
            z ƶȥɀʐʑᴢᵶᶎⱬ
            σ ς
            """;

    private static final Map<Integer, String> BASES = new HashMap<>();

    static {
        LETTERS.lines().map(line -> line.split(" ", 2)).forEach(line -> line[1].codePoints()
                .forEach(letter -> BASES.put(letter, line[0])));
    }

    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);
    /** The lowest code point of these scripts; Thai is the first of them. */
    private static final int FIRST_UNSPACED = 0x0E00;
    /** The long vowel mark: common to the Japanese syllabaries, and of no script. */
    private static final int LONG_VOWEL = 0x30FC;

    private static final int KATAKANA_TO_HIRAGANA = 0x60;

    private Folding() {}

    /** The folded text, to be compared with other folded texts. */
    public static String of(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String lower = composed(text).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(lower.length());
        boolean unspaced = false;
        for (int at = 0; at < lower.length(); ) {
            int point = lower.codePointAt(at);
            boolean mark = isMark(point);
            unspaced = mark ? unspaced : isUnspaced(point);
            if (unspaced) {
                folded.appendCodePoint(isKatakana(point) ? point - KATAKANA_TO_HIRAGANA : point);
            } else if (point < 0x80) {
                folded.append((char) point);
            } else if (!mark) {
                fold(point, folded);
            }
            at += Character.charCount(point);
        }
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    private static void fold(int point, StringBuilder folded) {
        String parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFD);
        parts.codePoints().filter(part -> !isMark(part) && !isIgnored(part)).forEach(part -> {
            String base = BASES.get(part);
            if (base == null) {
                folded.appendCodePoint(part);
            } else {
                folded.append(base);
            }
        });
    }

    /**
     * Composes a text to one form however it was typed (NFKC), and removes characters that show nothing and separate no
     * words. It does not fold the text.
     */
    public static String composed(String text) {
        if (isAscii(text)) {
            return text;
        }
        StringBuilder seen = new StringBuilder(text.length());
        text.codePoints().filter(point -> !isIgnored(point)).forEach(point -> {
            switch (point) {
                // Compatibility forms would cut the word after them.
                case 'ŀ' -> seen.append('l');
                case 'Ŀ' -> seen.append('L');
                case 'ŉ' -> seen.append('n');
                case '‘', '’' -> seen.append('\'');
                default -> seen.appendCodePoint(point);
            }
        });
        return Normalizer.normalize(seen, Normalizer.Form.NFKC);
    }

    /**
     * Whether a character within a word makes no difference: format characters such as the soft hyphen, even those that
     * are drawn around a number, variation selectors, fillers, and the letters that are apostrophes.
     */
    public static boolean isIgnored(int point) {
        if (point < 0xAD) {
            return false;
        }
        return Character.getType(point) == Character.FORMAT || BlankText.isIgnorable(point) || isApostrophe(point);
    }

    private static boolean isApostrophe(int letter) {
        return letter == 0x02BB || letter == 0x02BC || letter == 0x02BE || letter == 0x02BF;
    }

    /** Whether a letter is of a script without blanks between words, such as Japanese. */
    public static boolean isUnspaced(int point) {
        return point >= FIRST_UNSPACED && (point == LONG_VOWEL || UNSPACED.contains(UnicodeScript.of(point)));
    }

    public static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(int point) {
        return Character.getType(point) == Character.NON_SPACING_MARK;
    }

    private static boolean isKatakana(int point) {
        return (point >= 0x30A1 && point <= 0x30F6) || point == 0x30FD || point == 0x30FE;
    }
}
