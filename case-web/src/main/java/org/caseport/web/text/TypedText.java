package org.caseport.web.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody typed, as HTML in which nothing acts: every sign is escaped, and web addresses become links. */
public final class TypedText {

    /** No quotes, brackets or signs that change the direction of writing, so that a link leads where it says. */
    private static final Pattern ADDRESS = Pattern.compile(
            "https?://[^\\s<>\"'`\\p{Cntrl}\\p{Cf}\u3000\u300C\u300D\u3001\u3002\uFF08\uFF09]+",
            Pattern.CASE_INSENSITIVE);

    /** What ends a sentence rather than an address. */
    private static final String AFTER = ".,;:!?)]}*_";

    /** Control characters, which show nothing: pages leave them out wherever they write text. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\x00-\\x08\\x0B\\x0E-\\x1F]");

    private TypedText() {}

    public static String html(String typed) {
        StringBuilder html = new StringBuilder(typed.length() + 64);
        Matcher address = ADDRESS.matcher(typed);
        int done = 0;
        while (address.find()) {
            String link = trimmed(address.group());
            if (link.length() > "https://".length()) {
                html.append(escaped(typed.substring(done, address.start())))
                        .append("<a href=\"")
                        .append(escaped(link))
                        .append("\" rel=\"noopener nofollow\">")
                        .append(escaped(link))
                        .append("</a>");
                done = address.start() + link.length();
            }
        }
        return html.append(escaped(typed.substring(done))).toString();
    }

    private static String trimmed(String address) {
        int end = address.length();
        while (end > 0 && AFTER.indexOf(address.charAt(end - 1)) >= 0 && !closes(address, end)) {
            end--;
        }
        return address.substring(0, end);
    }

    /** Whether the bracket at the end belongs to one within the address. */
    private static boolean closes(String address, int end) {
        return address.charAt(end - 1) == ')'
                && address.substring(0, end).chars().filter(c -> c == '(').count()
                        >= address.substring(0, end)
                                .chars()
                                .filter(c -> c == ')')
                                .count();
    }

    private static String escaped(String text) {
        return INVISIBLE
                .matcher(text)
                .replaceAll("")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
