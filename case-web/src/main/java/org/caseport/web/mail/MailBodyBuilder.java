package org.caseport.web.mail;

import java.util.Locale;
import org.caseport.web.application.report.ReportTables;
import org.caseport.web.text.TextToHtml;

/**
 * Builds the body of a mail, as plain text and as HTML at the same time. All input is text: it is escaped in the HTML,
 * and what people wrote is formatted as on pages.
 */
final class MailBodyBuilder {

    private static final String BODY = "margin:0;padding:0;background-color:#f4f5f7;color:#1f2328;";
    private static final String FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',"
            + "'Hiragino Sans','Noto Sans JP',Meiryo,sans-serif;font-size:16px;line-height:1.55;";
    private static final String PAGE =
            FONT + "max-width:600px;margin:0 auto;padding:24px 16px;" + "overflow-wrap:anywhere;word-break:break-word;";
    private static final String CARD =
            "background-color:#ffffff;border:1px solid #d9dde2;border-radius:8px;padding:24px;";
    private static final String QUOTE = "border-left:3px solid #c3cad2;padding:2px 0 2px 16px;margin:16px 0;";
    private static final String QUIET = "color:#57606a;font-size:14px;";
    private static final String TABLE = "border-collapse:collapse;font-size:14px;word-break:normal;";
    private static final String CELL =
            "padding:6px 8px;border-bottom:1px solid #d9dde2;text-align:right;vertical-align:top;";
    private static final String LINKED = "color:#0b5cad;";
    private static final String BUTTON = "display:inline-block;padding:10px 20px;border-radius:6px;"
            + "background-color:#0b5cad;color:#ffffff;text-decoration:none;font-weight:600;";

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final StringBuilder footText = new StringBuilder();
    private final StringBuilder footHtml = new StringBuilder();

    MailBodyBuilder title(String words) {
        text.append(words).append("\n\n");
        html.append("<h1 style=\"margin:0 0 12px;font-size:20px;line-height:1.3;\">")
                .append(escaped(words))
                .append("</h1>");
        return this;
    }

    MailBodyBuilder paragraph(String words) {
        text.append(words).append("\n\n");
        html.append("<p style=\"margin:0 0 12px;\">")
                .append(TextToHtml.linked(words))
                .append("</p>");
        return this;
    }

    MailBodyBuilder fact(String name, String value) {
        text.append(name).append(": ").append(value).append('\n');
        html.append("<p style=\"margin:0;\"><span style=\"")
                .append(QUIET)
                .append("\">")
                .append(escaped(name))
                .append("</span> <span dir=\"auto\">")
                .append(escaped(value))
                .append("</span></p>");
        return this;
    }

    /** Adds a message that somebody wrote. */
    MailBodyBuilder message(String author, String when, String body) {
        text.append("\n--- ").append(author).append(", ").append(when).append(" ---\n\n");
        text.append(TextToHtml.shown(body)).append("\n\n");
        html.append("<div style=\"")
                .append(QUOTE)
                .append("\"><p style=\"margin:0 0 6px;")
                .append(QUIET);
        html.append("\"><strong dir=\"auto\">").append(escaped(author)).append("</strong> · ");
        html.append(escaped(when)).append("</p>").append(TextToHtml.mail(body)).append("</div>");
        return this;
    }

    /** Adds a name with a link, if there is an address. */
    MailBodyBuilder link(String name, String about, String address) {
        text.append(name).append(about.isEmpty() ? "" : " " + about);
        text.append(address.isEmpty() ? "" : "\n" + address).append('\n');
        html.append("<p style=\"margin:0 0 4px;\">");
        if (address.isEmpty()) {
            html.append("<span dir=\"auto\">").append(escaped(name)).append("</span>");
        } else {
            html.append("<a dir=\"auto\" style=\"").append(LINKED).append("\" href=\"");
            html.append(escaped(address)).append("\">").append(escaped(name)).append("</a>");
        }
        html.append(about.isEmpty() ? "" : " <span style=\"" + QUIET + "\">" + escaped(about) + "</span>");
        html.append("</p>");
        return this;
    }

    MailBodyBuilder button(String name, String address) {
        text.append('\n').append(name).append(":\n").append(address).append("\n");
        html.append("<p style=\"margin:20px 0 0;\"><a style=\"").append(BUTTON).append("\" href=\"");
        html.append(escaped(address)).append("\">").append(escaped(name)).append("</a></p>");
        return this;
    }

    /** Adds a table, whose numbers lead to what is behind them; in the text each has a line with its heading. */
    MailBodyBuilder table(ReportTables.Table table) {
        html.append("<div style=\"overflow-x:auto;\">");
        if (!table.title().isEmpty()) {
            text.append('\n').append(table.title()).append("\n\n");
            html.append("<h2 style=\"margin:20px 0 8px;font-size:16px;\">")
                    .append(escaped(table.title()))
                    .append("</h2>");
        }
        html.append("<table style=\"").append(TABLE).append("\"><thead><tr>");
        for (int i = 0; i < table.headings().size(); i++) {
            html.append("<th scope=\"col\" style=\"").append(CELL).append(i == 0 ? "text-align:left;" : "");
            html.append(QUIET)
                    .append("\">")
                    .append(escaped(table.headings().get(i)))
                    .append("</th>");
        }
        html.append("</tr></thead><tbody>");
        table.lines().forEach(line -> line(table, line));
        html.append("</tbody></table></div>");
        return this;
    }

    private void line(ReportTables.Table table, ReportTables.Line line) {
        text.append(line.name()).append('\n');
        String weight = line.total() ? "font-weight:600;" : "font-weight:400;";
        html.append("<tr><th scope=\"row\" style=\"")
                .append(CELL)
                .append("text-align:left;")
                .append(weight);
        html.append("\"><span dir=\"auto\">").append(escaped(line.name())).append("</span></th>");
        for (int i = 0; i < line.cells().size(); i++) {
            ReportTables.Cell cell = line.cells().get(i);
            text.append("  ")
                    .append(table.headings().get(i + 1))
                    .append(": ")
                    .append(cell.text())
                    .append('\n');
            html.append("<td style=\"").append(CELL).append(weight).append("\">");
            if (cell.address() == null) {
                html.append(escaped(cell.text()));
            } else {
                html.append("<a style=\"").append(LINKED).append("\" href=\"").append(escaped(cell.address()));
                html.append("\">").append(escaped(cell.text())).append("</a>");
            }
            html.append("</td>");
        }
        html.append("</tr>");
    }

    MailBodyBuilder space() {
        text.append('\n');
        html.append("<div style=\"height:12px;\"></div>");
        return this;
    }

    MailBodyBuilder foot(String words) {
        footText.append(words).append('\n');
        footHtml.append("<p style=\"margin:0 0 4px;\">").append(escaped(words)).append("</p>");
        return this;
    }

    String text() {
        return text + "\n-- \n" + footText;
    }

    String html(Locale language, String title) {
        return "<!DOCTYPE html>\n<html lang=\"" + language.getLanguage() + "\"><head><meta charset=\"UTF-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light\"><title>" + escaped(title) + "</title></head>"
                + "<body style=\"" + BODY + "\"><div style=\"" + PAGE + "\"><div style=\"" + CARD + "\">\n"
                + html + "\n</div><div style=\"padding:16px 24px 0;" + QUIET + "\">" + footHtml
                + "</div></div></body></html>\n";
    }

    /** Escapes text for HTML, with replacement marks for characters that no page may contain. */
    static String escaped(String words) {
        StringBuilder escaped = new StringBuilder(words.length() + 16);
        words.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '`' -> escaped.append("&#96;");
                default -> escaped.appendCodePoint(isForbidden(point) ? 0xFFFD : point);
            }
        });
        return escaped.toString();
    }

    private static boolean isForbidden(int point) {
        return (point < ' ' && point != '\n' && point != '\t')
                || point == 0x7F
                || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
