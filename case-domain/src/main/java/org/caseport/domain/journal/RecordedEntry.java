package org.caseport.domain.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.caseport.domain.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * A journal entry as it is stored.
 *
 * @param chain the chain that it belongs to
 * @param number the number of the entry; entries are not always committed in this order
 * @param origin from where the act came
 */
public record RecordedEntry(
        AccountId chain,
        long number,
        JournalEntry entry,
        @Nullable String origin) {

    /**
     * The exact text that is sealed when the entry gets this position in its chain: its line in an export up to its
     * hash. This format never changes, or no chain that was sealed before verifies any more.
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

    /** The entry's hash at this position, after an entry with that hash. */
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
