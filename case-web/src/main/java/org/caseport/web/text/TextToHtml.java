package org.caseport.web.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caseport.domain.text.AnsiEscapes;

/**
 * Writes typed text as safe HTML, for pages and mails: web addresses become links, a few marks become formatting, and
 * logs and code are monospaced. Everything else stays as typed, and each line has its own direction.
 */
public final class TextToHtml {

    /** Control characters and surrogates, which are invisible and are left out on all pages. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\x00-\\x08\\x0B\\x0E-\\x1F\\p{Cs}]");

    private static final TextToHtml PAGE = new TextToHtml(TextStyles.PAGE);
    private static final TextToHtml MAIL = new TextToHtml(TextStyles.MAIL);

    private final TextStyles styles;
    private final MarkdownRenderer markup;

    private TextToHtml(TextStyles styles) {
        this.styles = styles;
        this.markup = new MarkdownRenderer(styles);
    }

    /** The HTML for a page, within an element of the class {@code formatted}. */
    public static String html(String typed) {
        return PAGE.write(typed);
    }

    /** The HTML for a mail, with inline styles. */
    public static String mail(String typed) {
        return MAIL.write(typed);
    }

    /** The HTML of a text in which only web addresses are formatted, for a mail. */
    public static String linked(String text) {
        return MAIL.links(shown(text));
    }

    /** The text without characters that can't be shown. */
    public static String shown(String typed) {
        String text = AnsiEscapes.removed(typed).replace("\r\n", "\n").replace('\r', '\n');
        return INVISIBLE.matcher(text).replaceAll("");
    }

    private String write(String typed) {
        List<String> html = new ArrayList<>();
        for (TextBlocks.Block block : TextBlocks.of(shown(typed))) {
            if (block instanceof TextBlocks.Code code) {
                html.add(code(String.join("\n", code.lines())));
            } else if (block instanceof TextBlocks.Listing list) {
                html.add(markup.list(list.lines()).orElseGet(() -> lines(list.lines())));
            } else if (block instanceof TextBlocks.Line line) {
                html.add(line(line.text()));
            }
        }
        return String.join("\n", html);
    }

    private String lines(List<String> lines) {
        return String.join("\n", lines.stream().map(this::line).toList());
    }

    private String line(String line) {
        String html = line.isEmpty() ? "<br/>" : marked(line).orElseGet(() -> links(line));
        return styles.open("div") + styles.spaced(html) + "</div>";
    }

    /** The line with its marks as HTML. Lines that can't have any are skipped, as parsing is expensive. */
    private Optional<String> marked(String line) {
        return line.indexOf('`') >= 0 || line.contains("**") || line.contains("](")
                ? markup.line(line)
                : Optional.empty();
    }

    /** The text as a code block; browsers drop a line end right after its opening tag. */
    private String code(String text) {
        return styles.open("pre") + (text.startsWith("\n") ? "\n" : "") + links(text) + "</pre>";
    }

    private String links(String text) {
        StringBuilder html = new StringBuilder(text.length() + 64);
        int done = 0;
        for (Optional<UrlFinder.Place> place = UrlFinder.find(text, 0);
                place.isPresent();
                place = UrlFinder.find(text, done)) {
            String address =
                    escaped(text.substring(place.get().from(), place.get().to()));
            html.append(escaped(text.substring(done, place.get().from())))
                    .append("<a href=\"")
                    .append(address)
                    .append("\" rel=\"noopener nofollow\"")
                    .append(styles.styleOf("a"))
                    .append('>')
                    .append(address)
                    .append("</a>");
            done = place.get().to();
        }
        return html.append(escaped(text.substring(done))).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("`", "&#96;");
    }
}
