package org.caseport.web.pages.workspace.call;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.caseport.domain.call.CallList;
import org.caseport.domain.call.CallbackId;

/**
 * A line of the list of calls, in words.
 *
 * @param dueState the state by which the countdown is coloured
 * @param due how much time is left or has passed, or from when on the call can be made
 * @param atRisk from when on the countdown warns
 * @param tries such as {@code 1 of 3}
 * @param places the zones whose local time is shown
 * @param calling who is calling since when; empty for nobody
 * @param own whether the reader is the one who is calling
 */
public record CallRow(
        CallList.Line line,
        String dueState,
        String due,
        Instant atRisk,
        String tries,
        DialledNumber number,
        List<ZoneId> places,
        boolean night,
        String calling,
        boolean own) {

    public CallbackId id() {
        return line.callback().id();
    }

    /** Whether the time of the call has come, so that its countdown runs. */
    public boolean isCounting() {
        return !line.place().later();
    }

    public Instant callBy() {
        return line.callback().callBy().at();
    }

    /** Whether the call waits for an agent. */
    public boolean isClaimable() {
        return calling.isEmpty();
    }
}
