package org.caseport.domain.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.caseport.domain.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the journal keeps it.
 *
 * @param chain the chain that it belongs to
 * @param number which entry it is; not the order in which entries were committed
 * @param origin from where the act came
 */
public record RecordedEntry(
        AccountId chain,
        long number,
        JournalEntry entry,
        @Nullable String origin) {

    /**
     * The very words that are sealed when the entry gets this place in its chain: a line of an export up to its hash.
     * They never change, or no chain that was sealed before verifies any more.
     */
    public String sealedText(long position) {
        StringBuilder text = new StringBuilder(300).append("{\"chain\":");
        quote(text, chain.digits());
        text.append(",\"position\":").append(position).append(",\"number\":").append(number);
        field(text, "at", entry.at().toString());
        field(text, "person", entry.person() == null ? null : entry.person().value());
        field(text, "act", entry.act());
        field(text, "on", entry.target());
        field(text, "outcome", entry.outcome());
        field(text, "detail", entry.detail());
        field(text, "from", origin);
        return text.toString();
    }

    /** The entry's hash at this place, after an entry with that hash. */
    public String hash(String before, long position) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before.getBytes(UTF_8));
            digest.update((byte) '\n');
            return HexFormat.of().formatHex(digest.digest(sealedText(position).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void field(StringBuilder text, String name, @Nullable String value) {
        text.append(",\"").append(name).append("\":");
        if (value == null) {
            text.append("null");
        } else {
            quote(text, value);
        }
    }

    private static void quote(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter == '"' || letter == '\\') {
                text.append('\\').append(letter);
            } else if (letter < ' '
                    || letter == '\u007F'
                    || letter == '\u2028'
                    || letter == '\u2029'
                    || letter == '\u0085') {
                text.append(String.format("\\u%04x", (int) letter));
            } else {
                text.append(letter);
            }
        }
        text.append('"');
    }
}
