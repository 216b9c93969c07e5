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
 * Makes the parser of Markdown with which {@link Markup} reads the words of a line: one that reads no marks into a
 * technical text. Single stars and underscores stand in names of files and variables, backslashes in paths, and HTML,
 * entities and pictures are what somebody writes about. Two stars are bold where they stand around words, as {@code **}
 * of a path does not. Every step reads a place of the line a bounded number of times.
 */
final class InlineSyntax {

    private static final Parser WITHIN_BOLD =
            parser(() -> InlineSyntax::sign).enabledBlockTypes(Set.of()).build();

    /** Longer ones stay text: as far as this is read for each place at which one may begin. */
    private static final int LONGEST_ADDRESS = 2_000;

    private InlineSyntax() {}

    static Parser.Builder parser() {
        return parser(() -> new Bold()::read);
    }

    private static Parser.Builder parser(Supplier<Function<Scanner, Optional<Node>>> stars) {
        return Parser.builder()
                .customInlineContentParserFactory(new On(Set.of('*'), stars))
                .customInlineContentParserFactory(new On(Set.of('_', '\\', '&', '<'), () -> InlineSyntax::sign))
                .customInlineContentParserFactory(new On(Set.of('!'), () -> InlineSyntax::picture))
                .customInlineContentParserFactory(new On(Set.of('h', 'H'), () -> InlineSyntax::address))
                .postProcessor(InlineSyntax::withoutLinksInLinks);
    }

    /** The words of a link may be an address, which is none of its own there. */
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
     * Whether a word begins or ends beside this: at blanks, at punctuation but slashes, and anywhere in scripts without
     * blanks.
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
        if (WebAddresses.isOfWord(scanner.peekPreviousCodePoint()) || !begins(scanner)) {
            return Optional.empty();
        }
        for (int length = 0; length <= LONGEST_ADDRESS && isVisible(scanner.peekCodePoint()); length++) {
            scanner.next();
        }
        String run = scanner.getSource(from, scanner.position()).getContent();
        return WebAddresses.at(run, 0)
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

    /** Reads what stands between two stars and two stars, within one line. */
    private static final class Bold {

        /** So that an end is not looked for again where there was none. */
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

        /** Goes behind the two stars that end what is bold, and tells where they begin. */
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

        /** As typed where a parser takes the words for the definition of a link. */
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

    /** Tries to read a mark at one of these signs, with a reader for each text. */
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
