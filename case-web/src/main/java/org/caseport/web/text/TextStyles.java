package org.caseport.web.text;

import java.util.Map;

/** The inline styles of typed text, by element: complete for mails, which have no style sheet, and none for pages. */
record TextStyles(Map<String, String> byElement) {

    private static final String FIXED =
            "font-family:ui-monospace,Consolas,Menlo,monospace;font-size:14px;line-height:1.45;border-radius:4px;"
                    + "background-color:#f4f5f7;";

    private static final String BLOCK = FIXED + "margin:8px 0;padding:8px 12px;white-space:pre-wrap;";
    private static final String CODE = FIXED + "padding:1px 4px;";

    static final TextStyles PAGE = new TextStyles(Map.of());

    static final TextStyles MAIL = new TextStyles(Map.of(
            "div", "white-space:pre-wrap;",
            "li", "white-space:pre-wrap;",
            "pre", BLOCK,
            "code", CODE,
            "ul", "margin:4px 0;padding-left:24px;",
            "ol", "margin:4px 0;padding-left:24px;",
            "a", "color:#0b5cad;"));

    /** The style attribute of this element; empty for none. */
    String styleOf(String element) {
        String style = byElement.get(element);
        return style == null ? "" : " style=\"" + style + "\"";
    }

    /** Opens an element for text of people, with automatic direction. */
    String open(String element) {
        return "<" + element + " dir=\"auto\"" + styleOf(element) + ">";
    }

    /** Makes runs of blanks survive in mail programs that ignore white-space rules. */
    String spaced(String html) {
        return byElement.isEmpty() ? html : html.replace("  ", "&nbsp; ");
    }
}
