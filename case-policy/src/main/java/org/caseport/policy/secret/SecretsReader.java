package org.caseport.policy.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.policy.data.YamlEntry;

/**
 * Reads the kinds of secrets strictly: anything that it does not understand stops the start with file, line and reason.
 */
final class SecretsReader {

    private static final String SHIPPED = "/secrets/2026-11.yaml";
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,29}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 .-]{0,39}");
    private static final int LEAST_SIGN = 3;
    private static final int MOST_LENGTH = 4_096;
    private static final int MOST_WITHIN = 200;

    private SecretsReader() {}

    static List<SecretKind> shipped() {
        try (InputStream bytes = SecretsReader.class.getResourceAsStream(SHIPPED)) {
            if (bytes == null) {
                throw new IllegalStateException("there is no " + SHIPPED + " in the product");
            }
            return read(SHIPPED, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<SecretKind> read(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return read(file.toString(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    static List<SecretKind> read(String file, InputStream bytes) {
        YamlEntry root = YamlEntry.read(file, bytes).hasOnly("version", "kinds");
        root.get("version").text();
        Set<String> codes = new HashSet<>();
        List<SecretKind> kinds = new ArrayList<>();
        for (YamlEntry entry : root.get("kinds").items()) {
            kinds.add(kind(entry, codes));
        }
        return kinds;
    }

    private static SecretKind kind(YamlEntry entry, Set<String> codes) {
        entry.hasOnly("code", "name", "tokens", "blocks", "cards", "card-words", "maybe-card-words", "other-words");
        String code = entry.get("code").text();
        if (!CODE.matcher(code).matches()) {
            throw entry.get("code").wrong("a code has small letters, digits and dashes, unlike \"" + code + "\"");
        }
        if (!codes.add(code)) {
            throw entry.get("code").wrong("\"" + code + "\" stands here twice");
        }
        String name = entry.get("name").text();
        if (!NAME.matcher(name).matches()) {
            throw entry.get("name")
                    .wrong("a name has letters, digits, spaces, dots and dashes, unlike \"" + name + "\"");
        }
        List<SecretPattern> forms = new ArrayList<>();
        entry.find("tokens").ifPresent(tokens -> tokens.items().forEach(token -> forms.add(token(token))));
        entry.find("blocks").ifPresent(blocks -> blocks.items().forEach(block -> forms.add(block(block))));
        entry.find("cards")
                .ifPresent(cards -> forms.add(new CardPattern(
                        issuers(cards),
                        words(entry, "card-words"),
                        words(entry, "card-words", "maybe-card-words"),
                        words(entry, "other-words"))));
        if (forms.isEmpty()) {
            throw entry.wrong("a kind needs \"tokens\", \"blocks\" or \"cards\"");
        }
        return new SecretKind(code, name, forms);
    }

    private static SecretPattern token(YamlEntry entry) {
        entry.hasOnly("begins", "after", "within", "of", "length", "mixed");
        boolean words = entry.find("after").isPresent();
        if (words == entry.find("begins").isPresent()) {
            throw entry.wrong("a token either \"begins\" with something or stands \"after\" something");
        }
        if (!words && entry.find("within").isPresent()) {
            throw entry.get("within").wrong("\"within\" belongs to \"after\"");
        }
        int within = entry.find("within").map(e -> between(e, 0, MOST_WITHIN)).orElse(0);
        int[] length = length(entry.get("length"));
        return new TokenPattern(
                signs(entry.get(words ? "after" : "begins")),
                words,
                within,
                alphabet(entry.get("of")),
                length[0],
                length[1],
                entry.find("mixed").map(YamlEntry::yesOrNo).orElse(false));
    }

    private static SecretPattern block(YamlEntry entry) {
        entry.hasOnly("begins", "stops", "ends");
        return new BlockPattern(
                signs(entry.get("begins")),
                sign(entry.get("stops")),
                entry.find("ends").map(SecretsReader::sign).orElse(""));
    }

    private static List<String> signs(YamlEntry list) {
        return list.items().stream().flatMap(entry -> asTheyStand(sign(entry))).toList();
    }

    /** The word as it is in texts that are searched, and as it is in a file whose bytes are read one by one. */
    private static Stream<String> asTheyStand(String word) {
        String plain = word.chars()
                .mapToObj(c -> String.valueOf(NormalizedText.plain((char) c)))
                .collect(Collectors.joining());
        return Stream.of(plain, new String(word.getBytes(UTF_8), ISO_8859_1)).distinct();
    }

    /** A sign of enough characters: short ones stand everywhere, and each costs a check. */
    private static String sign(YamlEntry entry) {
        String sign = entry.text();
        if (sign.length() < LEAST_SIGN) {
            throw entry.wrong("\"" + sign + "\" has fewer than " + LEAST_SIGN + " characters");
        }
        return sign;
    }

    /** Reads single characters and ranges, such as {@code A-Za-z0-9+/}; a dash of its own stands last. */
    private static BitSet alphabet(YamlEntry entry) {
        String of = entry.text();
        BitSet alphabet = new BitSet(128);
        for (int i = 0; i < of.length(); i++) {
            char first = of.charAt(i);
            boolean range = i + 2 < of.length() && of.charAt(i + 1) == '-';
            char last = range ? of.charAt(i + 2) : first;
            if (first <= ' ' || last > '~' || first > last) {
                throw entry.wrong("\"" + of + "\" is no alphabet of plain characters");
            }
            alphabet.set(first, last + 1);
            i += range ? 2 : 0;
        }
        return alphabet;
    }

    /** Reads a length or a range of lengths, such as {@code 16} or {@code 20-40}. */
    private static int[] length(YamlEntry entry) {
        int[] length = range(entry);
        if (length[0] < 8 || length[1] > MOST_LENGTH) {
            throw entry.wrong("a length lies between 8 and " + MOST_LENGTH);
        }
        return length;
    }

    private static int[] range(YamlEntry entry) {
        String[] ends = entry.text().split("-", 2);
        try {
            int first = Integer.parseInt(ends[0]);
            int last = Integer.parseInt(ends[ends.length - 1]);
            if (first <= last) {
                return new int[] {first, last};
            }
        } catch (NumberFormatException notANumber) {
            // Reported below.
        }
        throw entry.wrong("expected a number, or two with a dash between them, not \"" + entry.text() + "\"");
    }

    private static int between(YamlEntry entry, int least, int most) {
        long number = entry.wholeNumber();
        if (number < least || number > most) {
            throw entry.wrong("expected " + least + " to " + most + ", not " + number);
        }
        return (int) number;
    }

    private static List<CardPattern.Issuer> issuers(YamlEntry cards) {
        List<CardPattern.Issuer> issuers = new ArrayList<>();
        for (YamlEntry card : cards.items()) {
            card.hasOnly("begins", "digits");
            for (YamlEntry begins : card.get("begins").items()) {
                int[] range = range(begins);
                if (Integer.toString(range[0]).length()
                        != Integer.toString(range[1]).length()) {
                    throw begins.wrong("both ends have as many digits");
                }
                for (YamlEntry digits : card.get("digits").items()) {
                    issuers.add(new CardPattern.Issuer(range[0], range[1], between(digits, 14, 19)));
                }
            }
        }
        return issuers;
    }

    /** The word as given, capitalised and in capitals, since letters that are not plain are compared as they stand. */
    private static Stream<String> inEveryCase(String word) {
        String capital = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        return Stream.of(word, capital, word.toUpperCase(Locale.ROOT));
    }

    private static NumberKeywords words(YamlEntry kind, String... lists) {
        return new NumberKeywords(Stream.of(lists)
                .flatMap(list -> kind.find(list).stream())
                .flatMap(list -> list.items().stream())
                .flatMap(word -> inEveryCase(word.text()))
                .flatMap(SecretsReader::asTheyStand)
                .map(word -> word.chars()
                        .mapToObj(c -> String.valueOf(NormalizedText.lower((char) c)))
                        .collect(Collectors.joining()))
                .distinct()
                .toList());
    }
}
