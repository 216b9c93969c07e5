package org.caseport.web.text;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.caseport.domain.text.Folding;
import org.commonmark.node.AbstractVisitor;
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
 * Configures the Markdown parser for {@link MarkdownRenderer} so that it does not misread technical texts. Single stars
 * and underscores are parts of names, backslashes are parts of paths, and HTML, entities and images are shown as typed.
 * Two stars are bold only around words, unlike {@code **} in a path. Each step reads each place of a line a bounded
 * number of times.
 */
final class MarkdownSyntax {

    private static final Parser WITHIN_BOLD =
            parser(() -> MarkdownSyntax::sign).enabledBlockTypes(Set.of()).build();

    /** The longest address that becomes a link; each place where one may begin is read this far. */
    private static final int LONGEST_ADDRESS = 2_000;

    private MarkdownSyntax() {}

    static Parser.Builder parser() {
        return parser(() -> new Bold()::read);
    }

    private static Parser.Builder parser(Supplier<Function<Scanner, Optional<Node>>> stars) {
        return Parser.builder()
                .customInlineContentParserFactory(new On(Set.of('*'), stars))
                .customInlineContentParserFactory(new On(Set.of('_', '\\', '&', '<'), () -> MarkdownSyntax::sign))
                .customInlineContentParserFactory(new On(Set.of('!'), () -> MarkdownSyntax::picture))
                .customInlineContentParserFactory(new On(Set.of('h', 'H'), () -> MarkdownSyntax::address))
                .postProcessor(MarkdownSyntax::withoutLinksInLinks);
    }

    /** Removes links from the words of links, where an address would become a link of its own. */
    private static Node withoutLinksInLinks(Node parsed) {
        parsed.accept(new AbstractVisitor() {
            private boolean inLink;

            @Override
            public void visit(Link link) {
                if (inLink) {
                    link.insertBefore(new Text(link.getDestination()));
                    link.unlink();
                } else {
                    inLink = true;
                    super.visit(link);
                    inLink = false;
                }
            }
        });
        return parsed;
    }

    private static Optional<Node> sign(Scanner scanner) {
        char sign = scanner.peek();
        scanner.next();
        return Optional.of(new Text(String.valueOf(sign)));
    }

    private static Optional<Node> picture(Scanner scanner) {
        return scanner.next("![") ? Optional.of(new Text("![")) : Optional.empty();
    }

    private static boolean isVisible(int point) {
        return point != Scanner.END && !Character.isWhitespace(point) && !Character.isSpaceChar(point);
    }

    /**
     * Whether a word can begin or end next to this character: at blanks, at punctuation except slashes, and anywhere in
     * scripts without blanks.
     */
    private static boolean isApart(int point) {
        if (!isVisible(point) || Folding.isUnspaced(point)) {
            return true;
        }
        return switch (Character.getType(point)) {
            case Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION -> true;
            case Character.OTHER_PUNCTUATION, Character.DASH_PUNCTUATION -> "/\\*".indexOf(point) < 0;
            default -> false;
        };
    }

    private static Optional<Node> address(Scanner scanner) {
        Position from = scanner.position();
        if (UrlFinder.isOfWord(scanner.peekPreviousCodePoint()) || !begins(scanner)) {
            return Optional.empty();
        }
        for (int length = 0; length <= LONGEST_ADDRESS && isVisible(scanner.peekCodePoint()); length++) {
            scanner.next();
        }
        String run = scanner.getSource(from, scanner.position()).getContent();
        return UrlFinder.at(run, 0)
                .filter(place -> place.to() <= LONGEST_ADDRESS)
                .map(place -> {
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

    /** Parses bold text between two pairs of stars in one line. */
    private static final class Bold {

        /** Whether a search found no end, so that it is not repeated. */
        private boolean noneEnds;

        private Optional<Node> read(Scanner scanner) {
            int before = scanner.peekPreviousCodePoint();
            int stars = scanner.matchMultiple('*');
            if (stars == 2 && !noneEnds && isApart(before) && isVisible(scanner.peekCodePoint())) {
                Position from = scanner.position();
                Optional<Position> to = end(scanner);
                if (to.isPresent()) {
                    return Optional.of(bold(scanner.getSource(from, to.get()).getContent()));
                }
                noneEnds = true;
                scanner.setPosition(from);
            }
            return Optional.of(new Text("*".repeat(stars)));
        }

        /** Moves behind the two stars that end the bold text; returns where they begin. */
        private static Optional<Position> end(Scanner scanner) {
            while (scanner.find('*') >= 0) {
                int before = scanner.peekPreviousCodePoint();
                Position end = scanner.position();
                if (scanner.matchMultiple('*') == 2 && isVisible(before) && isApart(scanner.peekCodePoint())) {
                    return Optional.of(end);
                }
            }
            return Optional.empty();
        }

        /** The words in bold, or as typed where the parser takes them for the definition of a link. */
        private static Node bold(String words) {
            Node only = WITHIN_BOLD.parse(words).getFirstChild();
            if (!(only instanceof Paragraph) || only.getNext() != null) {
                return new Text("**" + words + "**");
            }
            StrongEmphasis bold = new StrongEmphasis();
            for (Node node = only.getFirstChild(); node != null; node = only.getFirstChild()) {
                bold.appendChild(node);
            }
            return bold;
        }
    }

    /** Starts an inline parser at one of these characters, with a new reader for each text. */
    private record On(Set<Character> signs, Supplier<Function<Scanner, Optional<Node>>> reader)
            implements InlineContentParserFactory {

        @Override
        public Set<Character> getTriggerCharacters() {
            return signs;
        }

        @Override
        public InlineContentParser create() {
            Function<Scanner, Optional<Node>> reading = reader.get();
            return state -> reading.apply(state.scanner())
                    .map(node -> ParsedInline.of(node, state.scanner().position()))
                    .orElseGet(ParsedInline::none);
        }
    }
}
