package org.caseport.web.pages.workspace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.desk.Queue;
import org.caseport.web.pages.Labels;

/**
 * Says how much time is left or has passed, and names the state by which it is coloured. The countdown's script does
 * the same.
 */
@Named
@RequestScoped
public class DueTimeFormatter {

    @Inject
    Labels labels;

    @Inject
    Clock clock;

    /** The server's time, from which the countdown starts. */
    public Instant now() {
        return clock.instant();
    }

    /** {@code 12 min left}, {@code missed 4 min ago}, or since when an answered case has waited. */
    public String of(Queue.Line line) {
        if (line.isUnanswered()) {
            return left(line.due());
        }
        if (!line.status().isOpen()) {
            return labels.format("queue.closed");
        }
        return labels.format(keyOfWaiting(line), sinceThen(line.lastActivityAt()));
    }

    /** How much of the target is left, or how long ago it was missed. */
    public String left(Instant due) {
        Duration left = Duration.between(clock.instant(), due);
        return left.isNegative()
                ? labels.format("queue.missedAgo", labels.roundedSpan(left.abs()))
                : labels.format("queue.left", labels.roundedSpan(left));
    }

    /** {@code 12 min ago}. */
    public String ago(Instant at) {
        Duration since = Duration.between(at, clock.instant());
        return since.compareTo(Duration.ofMinutes(1)) < 0
                ? labels.format("times.now")
                : labels.format("times.ago", labels.roundedSpan(since));
    }

    /** {@code running}, {@code risk}, {@code missed}, or for an answered case {@code waiting} or {@code resting}. */
    public String stateOf(Queue.Line line) {
        if (line.isUnanswered()) {
            return stateOf(line.atRisk(), line.due());
        }
        return line.status().waitsForSupport() ? "waiting" : "resting";
    }

    public String stateOf(Instant atRisk, Instant due) {
        Instant now = clock.instant();
        return now.isAfter(due) ? "missed" : now.isBefore(atRisk) ? "running" : "risk";
    }

    private static String keyOfWaiting(Queue.Line line) {
        return line.status() == CaseStatus.PENDING_CUSTOMER_ACTION ? "queue.customerFor" : "queue.waitsFor";
    }

    private String sinceThen(Instant at) {
        Duration since = Duration.between(at, clock.instant());
        return labels.roundedSpan(since.isNegative() ? Duration.ZERO : since);
    }
}
