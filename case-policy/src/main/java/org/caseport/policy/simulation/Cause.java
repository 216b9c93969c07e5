package org.caseport.policy.simulation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.caseport.policy.entitlement.Refusal;
import org.caseport.policy.entitlement.Violation;
import org.caseport.policy.entitlement.Violation.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Why cases could not be opened, as one kind for many cases: a violation without the row of the field and without what
 * differs from case to case.
 *
 * @param field the field's name without the number of a row
 * @param reason the reason, where the problem is {@link Problem#REFUSED}
 */
public record Cause(String field, Problem problem, Refusal.@Nullable Reason reason) {

    /** The book has no plan for the account. */
    public static final Cause NO_PLAN = new Cause("plan", Problem.NOT_LISTED, null);

    static Cause of(Violation violation) {
        Refusal refusal = violation.refusal();
        String field = violation.field();
        int row = field.indexOf('.');
        return new Cause(
                row < 0 ? field : field.substring(0, row),
                violation.problem(),
                refusal == null ? null : refusal.reason());
    }

    /** The causes, each once, in the order of the wizard. */
    static Set<Cause> of(List<Violation> violations) {
        Set<Cause> causes = new LinkedHashSet<>();
        violations.forEach(violation -> causes.add(of(violation)));
        return causes;
    }

    /** Its code in lists, such as {@code method.refused.closed-now}. */
    public String code() {
        String what = field + "." + code(problem);
        return reason == null ? what : what + "." + code(reason);
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
