package org.caseport.policy.secret;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Finds secrets in texts and files, and removes them from texts before these are stored. */
public final class SecretRedactor {

    /** The limit of a secret's length in characters, with everything by which it is recognised. */
    static final int LONGEST = 64 * 1024;

    private static final String MARK = "[removed";
    private static final int PLAIN = 128;

    private final List<SecretKind> kinds;
    private final List<Looking> digits = new ArrayList<>();
    private final List<List<Looking>> bySign;
    private final Map<Character, List<Looking>> byOtherSign = new HashMap<>();

    /** The first two characters of every sign, so that few places of a text are checked in full. */
    private final BitSet beginnings = new BitSet(PLAIN * PLAIN);

    SecretRedactor(Collection<SecretKind> kinds) {
        this.kinds = List.copyOf(kinds);
        Map<Character, List<Looking>> plain = new HashMap<>();
        for (SecretKind kind : kinds) {
            for (SecretPattern form : kind.forms()) {
                if (form.signs().isEmpty()) {
                    digits.add(new Looking(kind, form, "", false));
                }
                boolean anyCase = form instanceof TokenPattern token && token.words();
                for (String sign : form.signs()) {
                    char first = sign.charAt(0);
                    Looking looking = new Looking(kind, form, sign, anyCase);
                    Map<Character, List<Looking>> signs = first < PLAIN ? plain : byOtherSign;
                    signs.computeIfAbsent(first, any -> new ArrayList<>()).add(looking);
                    remember(sign, anyCase);
                    char capital = Character.toUpperCase(first);
                    if (anyCase && first < PLAIN && capital != first) {
                        signs.computeIfAbsent(capital, any -> new ArrayList<>()).add(looking);
                    }
                }
            }
        }
        bySign = IntStream.range(0, PLAIN)
                .mapToObj(first -> plain.getOrDefault((char) first, List.of()))
                .toList();
    }

    private void remember(String sign, boolean anyCase) {
        char first = sign.charAt(0);
        char second = sign.charAt(1);
        if (first < PLAIN && second < PLAIN) {
            for (char one : new char[] {first, anyCase ? Character.toUpperCase(first) : first}) {
                beginnings.set(one * PLAIN + second);
                beginnings.set(one * PLAIN + (anyCase ? Character.toUpperCase(second) : second));
            }
        }
    }

    /** A redactor for the kinds of secrets that come with the product. */
    public static SecretRedactor shipped() {
        return new SecretRedactor(SecretsReader.shipped());
    }

    /**
     * The same, with further kinds of an operator.
     *
     * @throws org.caseport.policy.data.BadDataException when the file can't be read
     */
    public static SecretRedactor shippedAnd(Path more) {
        List<SecretKind> all = new ArrayList<>(SecretsReader.shipped());
        all.addAll(SecretsReader.read(more));
        return new SecretRedactor(all);
    }

    /** The text without its secrets, never longer than before; doubtful numbers are removed too. */
    public Redacted redact(String text) {
        return redact(text, any -> true);
    }

    /**
     * The same for a text whose author can decide about doubtful numbers.
     *
     * @param goes whether a doubtful number is removed
     */
    public Redacted redact(String text, Predicate<PossibleCardNumber> goes) {
        List<Found> found = find(NormalizedText.of(text)).stream()
                .filter(one -> !one.doubtful() || goes.test(number(text, one)))
                .toList();
        if (found.isEmpty()) {
            return new Redacted(text, new TreeMap<>());
        }
        SortedMap<String, Integer> removed = new TreeMap<>();
        StringBuilder rest = new StringBuilder();
        int kept = 0;
        for (Found secret : found) {
            rest.append(text, kept, secret.from()).append(secret.kind().marker(secret.to() - secret.from()));
            kept = secret.to();
            removed.merge(secret.kind().code(), 1, Integer::sum);
        }
        return new Redacted(rest.append(text, kept, text.length()).toString(), removed);
    }

    /** The numbers in a text that look like a card's while nothing around them tells what they are, each once. */
    public List<PossibleCardNumber> doubtful(String text) {
        return find(NormalizedText.of(text)).stream()
                .filter(Found::doubtful)
                .map(one -> number(text, one))
                .distinct()
                .toList();
    }

    private static PossibleCardNumber number(String text, Found found) {
        return PossibleCardNumber.of(text.substring(found.from(), found.to()));
    }

    /** How many secrets were removed from a stored text, counted by the markers in it. */
    public SortedMap<String, Integer> removedFrom(String kept) {
        SortedMap<String, Integer> removed = new TreeMap<>();
        for (int place = kept.indexOf(MARK); place >= 0; place = kept.indexOf(MARK, place + 1)) {
            int at = place;
            kinds.stream()
                    .filter(kind -> kept.startsWith(kind.marker(LONGEST), at)
                            || kept.startsWith(MARK + ":" + kind.name() + "]", at))
                    .findFirst()
                    .ifPresent(kind -> removed.merge(kind.code(), 1, Integer::sum));
        }
        return removed;
    }

    /** The name of this kind for people, which is also in its markers. */
    public Optional<String> nameOf(String code) {
        return kinds.stream()
                .filter(kind -> kind.code().equals(code))
                .map(SecretKind::name)
                .findFirst();
    }

    /** All secrets in order, without overlaps. */
    List<Found> find(NormalizedText text) {
        List<Found> found = new ArrayList<>();
        for (int place = 0; place < text.length(); place++) {
            char c = text.at(place);
            if (c < PLAIN) {
                char next = text.at(place + 1);
                if (next >= PLAIN || beginnings.get(c * PLAIN + next)) {
                    look(text, place, bySign.get(c), found);
                }
                if (c >= '0' && c <= '9' && !NormalizedText.isDigit(text.at(place - 1))) {
                    for (Looking looking : digits) {
                        keep(looking, looking.form().at(text, place, place), found);
                    }
                }
            } else {
                look(text, place, byOtherSign.getOrDefault(c, List.of()), found);
            }
        }
        return apart(found);
    }

    private static void look(NormalizedText text, int place, List<Looking> looking, List<Found> found) {
        for (Looking one : looking) {
            String sign = one.sign();
            if (one.anyCase() ? text.hasInAnyCaseAt(place, sign) : text.hasAt(place, sign)) {
                keep(one, one.form().at(text, place, place + sign.length()), found);
            }
        }
    }

    private static void keep(Looking looking, Optional<SecretPattern.Span> span, List<Found> found) {
        span.ifPresent(there -> found.add(new Found(there.from(), there.to(), looking.kind(), there.doubtful())));
    }

    private static List<Found> apart(List<Found> found) {
        if (found.size() < 2) {
            return found;
        }
        found.sort(Comparator.comparingInt(Found::from)
                .thenComparing(Comparator.comparingInt(Found::to).reversed()));
        List<Found> apart = new ArrayList<>();
        int end = 0;
        for (Found one : found) {
            if (one.from() >= end) {
                apart.add(one);
                end = one.to();
            }
        }
        return apart;
    }

    /** A secret in a text. */
    record Found(int from, int to, SecretKind kind, boolean doubtful) {}

    private record Looking(SecretKind kind, SecretPattern form, String sign, boolean anyCase) {}
}
