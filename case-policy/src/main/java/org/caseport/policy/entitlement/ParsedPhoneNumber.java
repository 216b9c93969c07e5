package org.caseport.policy.entitlement;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A phone number as people write it, and the extension behind it in the words of many languages.
 *
 * @param number as typed, in plain characters
 * @param extension its digits; null when none is written behind the number
 */
record ParsedPhoneNumber(String number, @Nullable String extension) {

    /** The longest text that is searched, in characters; a longer one is no number. */
    private static final int LONGEST = 250;

    private static final String WORDS = "extension|extensión|extensió|extensao|extensão|extn|ext|xtn"
            + "|内線番号|内線|内线|分机|分機|내선|durchwahl|dw|nebenstelle|nst|apparat|app|klappe|kl|poste|interno|int"
            + "|interne|anexo|ramal|toestel|tst|wewnętrzny|wewn|wew|доб|добавочный|вн|внутр|anknytning|ankn|anslutning"
            + "|lokalnummer|lokalnr|lokal|lok|klapka|linka|mellék|alaliittymä|alanumero|dahili|internal|تحويلة|שלוחה";

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final String DIGITS = "[\\s.:#=/-]*([0-9]{1,10})[\\s)\\]]*";

    private static final Pattern BEHIND_NUMBER =
            Pattern.compile("(.*[0-9)\\]])[\\s,;/(\\[~-]*(?:" + WORDS + "|x|#)" + DIGITS, FLAGS);

    private static final Pattern ALONE = Pattern.compile("[\\s(\\[]*(?:" + WORDS + ")" + DIGITS, FLAGS);

    static ParsedPhoneNumber of(String typed) {
        String plain = plain(typed);
        Matcher behind = BEHIND_NUMBER.matcher(plain);
        return plain.length() <= LONGEST && behind.matches()
                ? new ParsedPhoneNumber(behind.group(1), behind.group(2))
                : new ParsedPhoneNumber(plain, null);
    }

    /** The extension in a field of its own, without the word for it. */
    static String extension(String typed) {
        String plain = plain(typed);
        Matcher alone = ALONE.matcher(plain);
        return plain.length() <= LONGEST && alone.matches() ? alone.group(1) : plain;
    }

    /** Replaces full-width digits, as a Japanese keyboard types them, by plain ones. */
    private static String plain(String typed) {
        return typed.length() > LONGEST
                ? typed
                : Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    }
}
