package org.caseport.web.pages;

import org.jspecify.annotations.Nullable;

/**
 * An option of a picker.
 *
 * @param keywords other names, separated by commas; an option is listed first when one of its names is typed exactly
 * @param group the heading under which it is listed with its neighbours; null for none
 */
public record Option(
        String code,
        String label,
        @Nullable String keywords,
        @Nullable String group) {

    public Option(String code, String label) {
        this(code, label, null, null);
    }

    public Option(String code, String label, @Nullable String keywords) {
        this(code, label, keywords, null);
    }
}
