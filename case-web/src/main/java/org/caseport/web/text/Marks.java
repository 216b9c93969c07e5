package org.caseport.web.text;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * Keeps a parser of Markdown from reading marks into a technical text: single stars and underscores stand in names of
 * files and variables, backslashes in paths, and HTML, entities and pictures are what somebody writes about. Two stars
 * are bold where they stand around words, as {@code **} of a path does not.
 */
final class Marks {

    private static final Parser WITHIN_BOLD =
            parser(Marks::sign).enabledBlockTypes(Set.of()).build();

    private Marks() {}

    static Parser.Builder parser() {
        return parser(Marks::stars);
    }

    private static Parser.Builder parser(Function<Scanner, Optional<Node>> stars) {
        return Parser.builder()
                .customInlineContentParserFactory(new On(Set.of('*'), stars))
                .customInlineContentParserFactory(new On(Set.of('_', '\\', '&', '<'), Marks::sign))
                .customInlineContentParserFactory(new On(Set.of('!'), Marks::picture))
                .customInlineContentParserFactory(new On(Set.of('h', 'H'), Marks::address));
    }

    private static Optional<Node> sign(Scanner scanner) {
        char sign = scanner.peek();
        scanner.next();
        return Optional.of(new Text(String.valueOf(sign)));
    }

    private static Optional<Node> picture(Scanner scanner) {
        return scanner.next("![") ? Optional.of(new Text("![")) : Optional.empty();
    }

    private static Optional<Node> stars(Scanner scanner) {
        int before = scanner.peekPreviousCodePoint();
        int stars = scanner.matchMultiple('*');
        if (stars == 2 && isApart(before) && isInk(scanner.peekCodePoint())) {
            Position from = scanner.position();
            Optional<Position> to = endOfBold(scanner);
            if (to.isPresent()) {
                Optional<Node> bold = bold(scanner.getSource(from, to.get()).getContent());
                if (bold.isPresent()) {
                    return bold;
                }
            }
            scanner.setPosition(from);
        }
        return Optional.of(new Text("*".repeat(stars)));
    }

    /** Goes behind the two stars that end what is bold, and tells where they begin. */
    private static Optional<Position> endOfBold(Scanner scanner) {
        while (scanner.find('*') >= 0) {
            int before = scanner.peekPreviousCodePoint();
            Position end = scanner.position();
            if (scanner.matchMultiple('*') == 2 && isInk(before) && isApart(scanner.peekCodePoint())) {
                return Optional.of(end);
            }
        }
        return Optional.empty();
    }

    /** Empty for what a parser takes for the definition of a link. */
    private static Optional<Node> bold(String words) {
        Node only = WITHIN_BOLD.parse(words).getFirstChild();
        if (!(only instanceof Paragraph) || only.getNext() != null) {
            return Optional.empty();
        }
        StrongEmphasis bold = new StrongEmphasis();
        for (Node node = only.getFirstChild(); node != null; node = only.getFirstChild()) {
            bold.appendChild(node);
        }
        return Optional.of(bold);
    }

    private static boolean isInk(int point) {
        return point != Scanner.END && !Character.isWhitespace(point) && !Character.isSpaceChar(point);
    }

    /**
     * Whether a word begins or ends beside this: at blanks, at punctuation but slashes, and anywhere in scripts without
     * blanks.
     */
    private static boolean isApart(int point) {
        if (!isInk(point) || Character.isIdeographic(point)) {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION -> true;
            case Character.OTHER_PUNCTUATION, Character.DASH_PUNCTUATION -> "/\\*".indexOf(point) < 0;
            default ->
                switch (Character.UnicodeScript.of(point)) {
                    case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
                    default -> false;
                };
        };
    }

    private static Optional<Node> address(Scanner scanner) {
        Position from = scanner.position();
        if (WebAddresses.isOfWord(scanner.peekPreviousCodePoint()) || !begins(scanner)) {
            return Optional.empty();
        }
        while (isInk(scanner.peekCodePoint())) {
            scanner.next();
        }
        String run = scanner.getSource(from, scanner.position()).getContent();
        return WebAddresses.at(run, 0).map(place -> {
            scanner.setPosition(from);
            String address = run.substring(0, place.to());
            address.codePoints().forEach(point -> scanner.next());
            Link link = new Link(address, null);
            link.appendChild(new Text(address));
            return link;
        });
    }

    private static boolean begins(Scanner scanner) {
        scanner.next();
        boolean http = scanner.next("ttp") || scanner.next("TTP");
        if (http && !scanner.next('s')) {
            scanner.next('S');
        }
        return http && scanner.next("://");
    }

    /** Tries to read a mark at one of these signs. */
    private record On(Set<Character> signs, Function<Scanner, Optional<Node>> reading)
            implements InlineContentParserFactory {

        @Override
        public Set<Character> getTriggerCharacters() {
            return signs;
        }

        @Override
        public InlineContentParser create() {
            return state -> reading.apply(state.scanner())
                    .map(node -> ParsedInline.of(node, state.scanner().position()))
                    .orElseGet(ParsedInline::none);
        }
    }
}
