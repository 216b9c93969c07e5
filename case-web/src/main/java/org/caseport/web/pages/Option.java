package org.caseport.web.pages;

import org.jspecify.annotations.Nullable;

/**
 * One line of a picker: what is kept, and what people read.
 *
 * @param keywords what else people call it, with commas between; typed exactly, such a name comes first
 */
public record Option(String code, String label, @Nullable String keywords) {

    public Option(String code, String label) {
        this(code, label, null);
    }
}
