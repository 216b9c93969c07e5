package org.caseport.web.text;

import java.util.Map;

/** The styles of formatted text where no style sheet comes along; on a page there is one. */
enum Look {
    PAGE(Map.of()),
    MAIL(Map.of(
            "div", "white-space:pre-wrap;",
            "li", "white-space:pre-wrap;",
            "pre", "margin:8px 0;padding:8px 12px;background-color:#f4f5f7;white-space:pre-wrap;" + Look.FIXED,
            "code", "padding:1px 4px;background-color:#f4f5f7;" + Look.FIXED,
            "ul", "margin:4px 0;padding-left:24px;",
            "ol", "margin:4px 0;padding-left:24px;",
            "a", "color:#0b5cad;"));

    private static final String FIXED =
            "font-family:ui-monospace,Consolas,Menlo,monospace;font-size:14px;line-height:1.45;border-radius:4px;";

    private final Map<String, String> styles;

    Look(Map<String, String> styles) {
        this.styles = styles;
    }

    Map<String, String> styles() {
        return styles;
    }

    /** The style of this element, as an attribute; empty for none. */
    String styleOf(String element) {
        String style = styles.get(element);
        return style == null ? "" : " style=\"" + style + "\"";
    }

    /** Opens an element that holds what people wrote: each has the direction of its own first letter. */
    String open(String element) {
        return "<" + element + " dir=\"auto\"" + styleOf(element) + ">";
    }

    /** Some mail programs drop white-space rules: there runs of blanks are written so that they stay. */
    String spaced(String html) {
        return this == MAIL ? html.replace("  ", "&nbsp; ") : html;
    }
}
