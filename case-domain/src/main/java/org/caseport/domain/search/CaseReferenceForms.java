package org.caseport.domain.search;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.domain.text.BlankText;
import org.caseport.domain.text.Folding;

/**
 * The forms in which ids and numbers are written, in lower case. Signs and labels are matched possessively, as
 * anybody may send a text: with backtracking, a hostile one could take minutes.
 */
final class CaseReferenceForms {

    static final int LONGEST = 300;

    private static final String SIGNS = "[\\p{P}\\p{S}\\s]*+";
    /** What mail programs put before the subject of a reply or a forwarded mail. */
    private static final String PREFIX = "re|aw|fwd?|wg|sv|vs|tr|rv|res|enc|antw|返信|転送";

    private static final String FORWARDED = "(?>(?:(?:" + PREFIX + ")\\s*:\\s*)*)";
    private static final String CASE_IN_JAPANESE = "サポートケース|ケース";
    private static final String ENQUIRY = "お?問い?合わ?せ";
    private static final String CASE = "(?>(?:support )?(?:case|ticket|" + CASE_IN_JAPANESE + "|" + ENQUIRY + "))";
    private static final String KIND = "[\\s_-]*+(?>id|no|nr|number|番号)?+";
    private static final Pattern LABELLED = Pattern.compile("^" + SIGNS + FORWARDED + CASE + "?+" + KIND + SIGNS);

    static final Pattern ID =
            Pattern.compile("(?<![a-z0-9])case-[0-9]{12}-(?:[a-z]{4}-)?[0-9]{4}-[0-9a-f]{16}(?![a-z0-9])");
    /** An id from before ids had a tag. */
    static final Pattern WITHOUT_TAG = Pattern.compile("(case-[0-9]{12}-)([0-9]{4}-)");

    /** A percent-encoded letter, digit or sign of ASCII, as in an address. */
    private static final Pattern ENCODED = Pattern.compile("%(2[1-9a-fA-F]|[3-6][0-9a-fA-F]|7[0-9a-eA-E])");

    private static final Pattern WORD = Pattern.compile("\\S*+");
    private static final Pattern WORD_AND_SIGNS = Pattern.compile(WORD + SIGNS);

    private static final Pattern NUMBER = Pattern.compile("([0-9](?:[ -]?[0-9]){9,14})" + SIGNS);
    private static final Pattern ANY_NUMBER = Pattern.compile("(?<![0-9])[0-9]{10,15}(?![0-9])");
    private static final Pattern BEFORE_SUBJECT = Pattern.compile(
            "^" + SIGNS + FORWARDED + CASE + KIND + SIGNS + "([0-9]{10,15}+)(?!-?[a-z0-9]).*+", Pattern.DOTALL);
    private static final String OPENING = "[\\[(【「『]\\s*+";
    private static final String CLOSING = "\\s*+[\\])】」』]";
    private static final Pattern SUBJECT = Pattern.compile(
            OPENING + "(?:support )?(?:case|" + CASE_IN_JAPANESE + ")\\s*+#?\\s*+([0-9]{10,15})" + CLOSING);

    private CaseReferenceForms() {}

    /** Whether a text is one word with this id in it, as an address is, after nothing but signs and a label. */
    static boolean isAlone(String id, String plain) {
        int at = plain.indexOf(id);
        return WORD.matcher(withoutLabel(plain.substring(0, at))).matches()
                && WORD_AND_SIGNS.matcher(plain.substring(at + id.length())).matches();
    }

    /**
     * The number that stands alone after its label; otherwise the numbers in mail subjects, or the one before a
     * case's subject.
     */
    static List<String> numbers(String plain) {
        Matcher alone = NUMBER.matcher(withoutLabel(plain));
        if (alone.matches()) {
            return List.of(alone.group(1).replaceAll("[ -]", ""));
        }
        List<String> ofMails = distinct(SUBJECT.matcher(plain), 1);
        boolean isOnly = distinct(ANY_NUMBER.matcher(plain), 0).size() == 1;
        return ofMails.isEmpty() && isOnly ? distinct(BEFORE_SUBJECT.matcher(plain), 1) : ofMails;
    }

    private static String withoutLabel(String plain) {
        return LABELLED.matcher(plain).replaceFirst("");
    }

    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        Folding.composed(text).codePoints().forEach(point -> {
            int type = Character.getType(point);
            if (type == Character.DASH_PUNCTUATION || point == 0x2212) {
                plain.append('-');
            } else if (type == Character.DECIMAL_DIGIT_NUMBER) {
                plain.append(Character.digit(point, 10));
            } else if (type == Character.SPACE_SEPARATOR) {
                plain.append(' ');
            } else {
                plain.appendCodePoint(point);
            }
        });
        String decoded = ENCODED.matcher(plain).replaceAll(sign -> Matcher.quoteReplacement(decoded(sign.group(1))));
        return BlankText.strip(decoded.toLowerCase(Locale.ROOT));
    }

    private static String decoded(String hexDigits) {
        return Character.toString(Integer.parseInt(hexDigits, 16));
    }

    static List<String> distinct(Matcher found, int group) {
        return found.results().map(one -> one.group(group)).distinct().toList();
    }
}
