package org.caseport.web.pages;

import org.jspecify.annotations.Nullable;

/**
 * An option of a picker.
 *
 * @param keywords other names, separated by commas; an option is listed first when one of its names is typed exactly
 */
public record Option(String code, String label, @Nullable String keywords) {

    public Option(String code, String label) {
        this(code, label, null);
    }
}
