package org.caseport.persistence.words;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caseport.domain.search.CaseSearch.Excerpt;
import org.caseport.domain.text.Folding;
import org.caseport.persistence.words.SearchTerms.Place;
import org.caseport.persistence.words.SearchTerms.Term;
import org.jspecify.annotations.Nullable;

/**
 * Makes an excerpt on one line: the place in a text where a search term was found, with some text around it. It prefers
 * the first place with a whole term as typed, and otherwise the longest part of one.
 */
public final class Snippets {

    private static final int BEFORE = 50;
    private static final int AFTER = 110;
    private static final Pattern GAP = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

    private Snippets() {}

    public static @Nullable Excerpt of(String text, List<Term> terms) {
        List<Place> places = SearchTerms.places(text);
        return terms.stream()
                .map(term -> new Stretch(term.parts(), true))
                .flatMap(whole -> first(text, places, whole).stream())
                .min(Comparator.comparingInt(Place::from))
                .or(() -> pieces(terms).stream()
                        .flatMap(piece -> first(text, places, piece).stream())
                        .findFirst())
                .map(found -> around(text, found.from(), found.to()))
                .orElse(null);
    }

    /** The words to look for of all terms, the longest first. */
    private static List<Stretch> pieces(List<Term> terms) {
        return terms.stream()
                .flatMap(term -> term.pieces().stream())
                .map(piece -> new Stretch(List.of(piece.word()), piece.beginning()))
                .sorted(Comparator.comparingInt(Stretch::length).reversed())
                .toList();
    }

    /** Adjacent parts; {@code beginning} if of the last one only the beginning has to match. */
    private record Stretch(List<String> parts, boolean beginning) {

        int length() {
            return parts.stream().mapToInt(String::length).sum();
        }
    }

    private static Optional<Place> first(String text, List<Place> places, Stretch stretch) {
        int size = stretch.parts().size();
        for (int i = 0; i + size <= places.size(); i++) {
            Place found = at(text, places.subList(i, i + size), stretch);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Place at(String text, List<Place> places, Stretch stretch) {
        int from = 0;
        int to = 0;
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            String part = stretch.parts().get(i);
            boolean open = SearchTerms.isUnspaced(part) || (stretch.beginning() && i == places.size() - 1);
            int begin = SearchTerms.isUnspaced(part)
                    ? place.word().indexOf(part)
                    : place.word().startsWith(part) ? 0 : -1;
            // One character may fold to several words.
            boolean apart = i > 0
                    && places.get(i - 1).to() < place.from()
                    && GAP.matcher(text.substring(places.get(i - 1).to(), place.from()))
                            .find();
            if (begin < 0 || apart || (!open && place.word().length() > part.length())) {
                return null;
            }
            from = i == 0 ? within(text, place, begin) : from;
            to = within(text, place, begin + part.length());
        }
        return new Place("", from, to);
    }

    /** The position in the text that belongs to a position in the folded word, since folding may change lengths. */
    private static int within(String text, Place place, int folded) {
        int at = place.from();
        int beyond = place.to();
        while (at < beyond) {
            int middle = (at + beyond) / 2;
            if (Folding.of(text.substring(place.from(), middle)).length() < folded) {
                at = middle + 1;
            } else {
                beyond = middle;
            }
        }
        at = boundary(text, at);
        while (at > place.from()
                && at < place.to()
                && Folding.of(Character.toString(text.codePointAt(at))).isEmpty()) {
            at = text.offsetByCodePoints(at, 1);
        }
        return at;
    }

    private static Excerpt around(String text, int from, int to) {
        int start = boundary(text, Math.max(0, from - BEFORE));
        int end = boundary(text, Math.min(text.length(), to + AFTER));
        return new Excerpt(
                (start == 0 ? "" : "…") + oneLine(text.substring(start, from)).stripLeading(),
                oneLine(text.substring(from, to)),
                oneLine(text.substring(to, end)).stripTrailing() + (end == text.length() ? "" : "…"));
    }

    private static String oneLine(String text) {
        return GAP.matcher(text).replaceAll(" ");
    }

    /** A position that does not split a surrogate pair. */
    private static int boundary(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
