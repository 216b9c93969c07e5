package org.caseport.web.application.chat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.caseport.domain.cases.Body;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.domain.chat.ChatEntry.Kind;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.file.AttachedFile;
import org.jspecify.annotations.Nullable;

/**
 * The text of a chat for mail, programs and search: a line an entry, with times in the account's zone. What does not
 * fit into a communication is in a file, which then has all of it.
 *
 * @param body what fits, in whole entries
 * @param file the name of the file with all of it; null where all of it fits
 * @param whole all of it
 */
public record Transcript(String body, @Nullable String file, String whole) {

    private static final String BUNDLE = "org.caseport.web.application.chat.transcript";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter FILE_NAME =
            DateTimeFormatter.ofPattern("'chat-'yyyyMMdd-HHmm'.txt'", Locale.ROOT);

    /** Further lines of a message stand below its first. */
    private static final String FURTHER_LINE = "\n         ";

    /** The transcript of these entries, agents as Support. */
    public static Transcript of(List<ChatEntry> entries, Instant begin, ZoneId zone, ContactLanguage language) {
        Words words = new Words(Locale.forLanguageTag(language.code()));
        String date = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(words.locale)
                .format(begin.atZone(zone));
        List<String> lines = new ArrayList<>();
        lines.add(words.get("begin", date, zone.getId()));
        entries.forEach(entry -> lines.add(line(entry, zone, words)));
        return fitting(lines, FILE_NAME.format(begin.atZone(zone)), words);
    }

    /** What customers wrote in a chat that no agent ever joined, without times. */
    static Transcript ofWritten(List<ChatEntry> messages, Instant begin, ZoneId zone, ContactLanguage language) {
        Words words = new Words(Locale.forLanguageTag(language.code()));
        List<String> texts = messages.stream().map(entry -> text(entry, words)).toList();
        return fitting(texts, FILE_NAME.format(begin.atZone(zone)), words);
    }

    private static Transcript fitting(List<String> parts, String fileName, Words words) {
        String whole = String.join("\n", parts);
        if (length(whole) <= Body.LONGEST) {
            return new Transcript(whole, null, whole);
        }
        // The last line says how many more there are; it is longest when there are the most.
        int room = Body.LONGEST - length(words.get("more", parts.size(), fileName)) - 1;
        StringBuilder body = new StringBuilder();
        int taken = 0;
        for (String part : parts) {
            int more = length(part) + (taken == 0 ? 0 : 1);
            if (more > room) {
                break;
            }
            room -= more;
            body.append(taken == 0 ? "" : "\n").append(part);
            taken++;
        }
        String last = words.get("more", parts.size() - taken, fileName);
        return new Transcript(body.isEmpty() ? last : body + "\n" + last, fileName, whole);
    }

    private static String line(ChatEntry entry, ZoneId zone, Words words) {
        String time = TIME.format(entry.at().atZone(zone));
        if (entry.isMessage()) {
            return time + " " + name(entry, words) + ": " + text(entry, words).replace("\n", FURTHER_LINE);
        }
        String what = words.get(entry.kind().code());
        return time + " "
                + (entry.kind() == Kind.ENDED || entry.name().isEmpty() ? what : name(entry, words) + " " + what);
    }

    private static String name(ChatEntry entry, Words words) {
        return entry.side() == Side.CUSTOMER ? entry.name() : words.get("support");
    }

    private static String text(ChatEntry entry, Words words) {
        if (entry.files().isEmpty()) {
            return entry.text();
        }
        String files = words.get(
                "files", entry.files().stream().map(AttachedFile::name).collect(Collectors.joining(", ")));
        return entry.text().isEmpty() ? files : entry.text() + "\n" + files;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** A digest over number, instant, kind, person's id and text of all entries, for the journal. */
    static String digest(List<ChatEntry> entries) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (ChatEntry entry : entries) {
                String person = entry.person() == null ? "" : entry.person().value();
                String fields = entry.number() + "\n" + entry.at().toEpochMilli() + "\n"
                        + entry.kind().code() + "\n" + person + "\n"
                        + entry.text().length() + "\n" + entry.text();
                sha.update(fields.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The words between the messages, in one language. */
    private static final class Words {

        private final Locale locale;
        private final ResourceBundle bundle;

        Words(Locale locale) {
            this.locale = locale;
            bundle = ResourceBundle.getBundle(
                    BUNDLE,
                    locale,
                    Transcript.class.getClassLoader(),
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        }

        String get(String key, Object... values) {
            return new MessageFormat(bundle.getString(key), locale).format(values);
        }
    }
}
