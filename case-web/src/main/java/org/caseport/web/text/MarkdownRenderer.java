package org.caseport.web.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.domain.text.BlankText;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Writes lines and lists with Markdown marks as HTML, for {@link TextToHtml}: {@code **bold**}, {@code `code`},
 * {@code [words](https://…)} and lists. Other characters stay as typed; see {@link MarkdownSyntax}. A line stays as
 * typed if a link in it leads to anything but a web page or mail address, or shows another address than it leads to.
 */
final class MarkdownRenderer {

    private static final Parser LINE =
            MarkdownSyntax.parser().enabledBlockTypes(Set.of()).build();
    private static final Parser LIST =
            MarkdownSyntax.parser().enabledBlockTypes(Set.of(ListBlock.class)).build();

    private final HtmlRenderer renderer;
    private final PolicyFactory policy;

    MarkdownRenderer(TextStyles styles) {
        renderer = HtmlRenderer.builder()
                .escapeHtml(true)
                .omitSingleParagraphP(true)
                .softbreak("<br />")
                .attributeProviderFactory(context -> (node, element, given) -> dress(styles, element, given))
                .build();
        HtmlPolicyBuilder allowed = new HtmlPolicyBuilder()
                .allowElements("strong", "code", "a", "ul", "ol", "li", "br")
                .allowUrlProtocols("http", "https", "mailto")
                .allowAttributes("href", "rel")
                .onElements("a")
                .allowAttributes("start")
                .matching(Pattern.compile("\\d{1,3}"))
                .onElements("ol")
                .allowAttributes("dir")
                .matching(true, "auto")
                .onElements("li");
        styles.byElement()
                .forEach((element, style) ->
                        allowed.allowAttributes("style").matching(false, style).onElements(element));
        policy = allowed.toFactory();
    }

    private static void dress(TextStyles styles, String element, Map<String, String> given) {
        given.remove("title");
        if (element.equals("a")) {
            given.put("rel", "noopener nofollow");
        } else if (element.equals("li")) {
            given.put("dir", "auto");
        }
        String style = styles.byElement().get(element);
        if (style != null) {
            given.put("style", style);
        }
    }

    /** A line with marks as HTML; empty when it has no marks. */
    Optional<String> line(String line) {
        String text = line.strip();
        int from = line.indexOf(text);
        return html(LINE.parse(text), Paragraph.class)
                .map(html -> line.substring(0, from) + html + line.substring(from + text.length()));
    }

    /** A list as HTML; empty when it is better shown as typed. */
    Optional<String> list(List<String> lines) {
        return html(LIST.parse(String.join("\n", lines)), ListBlock.class);
    }

    private Optional<String> html(Node parsed, Class<? extends Node> wanted) {
        Node only = parsed.getFirstChild();
        if (only == null || only.getNext() != null || !wanted.isInstance(only)) {
            return Optional.empty();
        }
        Found found = new Found();
        parsed.accept(found);
        return found.honest && (found.marked || only instanceof ListBlock)
                ? Optional.of(sanitized(renderer.render(parsed)))
                : Optional.empty();
    }

    /** The HTML, sanitized. Blanks in an entry are significant, so none are added for layout. */
    private String sanitized(String html) {
        return policy.sanitize(html.replace("\n", "")).replace("</li>", "</li>\n");
    }

    /** Looks for marks in a parsed line, and for links that must not become links. */
    private static final class Found extends AbstractVisitor {

        /** Addresses that may be linked. The group is the host, or the mail address. */
        private static final Pattern LEADS_SOMEWHERE = Pattern.compile(
                "(?:https?://(?:[^\\s/?#\\\\]*@)?(?:www\\.)?([\\p{L}\\p{N}\\[][^\\s/?#\\\\@:]*)|mailto:([^\\s?]+)).*",
                Pattern.CASE_INSENSITIVE);

        private static final Pattern SOUNDS_LIKE_ADDRESS = Pattern.compile(
                "://|@|\\bwww\\.|(?:\\d{1,3}\\.){3}\\d" + "|[\\p{L}\\p{M}\\p{N}_-]\\.\\p{L}[\\p{L}\\p{M}]");

        /** Joiners and variation selectors, which emojis and some scripts need. */
        private static final Pattern JOINS = Pattern.compile("[\\u200C\\u200D\\uFE0F]");

        private boolean marked;
        private boolean honest = true;

        @Override
        public void visit(Code code) {
            marked = true;
            honest &= !BlankText.isBlank(code.getLiteral());
        }

        @Override
        public void visit(StrongEmphasis strong) {
            marked = true;
            super.visit(strong);
        }

        /** Leaves the line as typed: a definition renders nothing, and is no mark here. */
        @Override
        public void visit(LinkReferenceDefinition definition) {
            honest = false;
        }

        @Override
        public void visit(Link link) {
            marked = true;
            honest &= isHonest(
                    wordsOf(link).toLowerCase(Locale.ROOT),
                    link.getDestination().toLowerCase(Locale.ROOT));
            super.visit(link);
        }

        private static boolean isHonest(String words, String address) {
            Matcher leads = LEADS_SOMEWHERE.matcher(address);
            if (!leads.matches() || address.codePoints().anyMatch(BlankText::isInvisible) || BlankText.isBlank(words)) {
                return false;
            }
            return words.equals(address) || !isOther(words, leads.group(1) == null ? leads.group(2) : leads.group(1));
        }

        /** Whether the words look like another address than this one, or contain invisible characters. */
        private static boolean isOther(String words, String own) {
            String seen = Normalizer.normalize(JOINS.matcher(words).replaceAll(""), Normalizer.Form.NFKC);
            String others = Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}._@-])(?:www\\.)?" + Pattern.quote(own)
                            + "(?![\\p{L}\\p{M}\\p{N}_@-]|\\.[\\p{L}\\p{N}])")
                    .matcher(seen)
                    .replaceAll(" ");
            return SOUNDS_LIKE_ADDRESS.matcher(others).find()
                    || seen.codePoints().anyMatch(Found::isHidden);
        }

        private static boolean isHidden(int point) {
            return BlankText.isInvisible(point) && !Character.isSpaceChar(point);
        }

        private static String wordsOf(Node node) {
            StringBuilder words = new StringBuilder();
            node.accept(new AbstractVisitor() {
                @Override
                public void visit(Text text) {
                    words.append(text.getLiteral());
                }

                @Override
                public void visit(Code code) {
                    words.append(code.getLiteral());
                }
            });
            return words.toString();
        }
    }
}
