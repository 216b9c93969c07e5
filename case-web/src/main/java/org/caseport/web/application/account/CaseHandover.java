package org.caseport.web.application.account;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.domain.account.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * How many open cases of a deactivated person were passed on and to whom, with the form that it has in the journal:
 * {@code cases 2 to queue}, or the id of a colleague instead of the queue.
 *
 * @param to the colleague; null for the queue
 */
public record CaseHandover(int cases, @Nullable PersonId to) {

    private static final String QUEUE = "queue";
    private static final Pattern DETAIL = Pattern.compile("cases ([0-9]{1,9}) to ([a-z0-9-]{1,36})");

    /** What the detail of an entry says; empty for a detail of another form. */
    public static Optional<CaseHandover> ofDetail(String detail) {
        Matcher matcher = DETAIL.matcher(detail);
        return matcher.matches()
                ? Optional.of(new CaseHandover(
                        Integer.parseInt(matcher.group(1)),
                        matcher.group(2).equals(QUEUE) ? null : new PersonId(matcher.group(2))))
                : Optional.empty();
    }

    String detail() {
        return "cases " + cases + " to " + (to == null ? QUEUE : to.value());
    }
}
