package org.caseport.domain.plan;

import java.util.regex.Pattern;

/**
 * A support plan by the code that the policy book gives it, such as {@code business}. Its name, grants and promises are
 * in the book; nothing outside the book compares one plan with another.
 */
public record SupportPlan(String code) {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public SupportPlan {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("a plan code is lower case letters, digits and hyphens, not " + code);
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
