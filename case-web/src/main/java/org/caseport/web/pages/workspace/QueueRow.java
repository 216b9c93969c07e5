package org.caseport.web.pages.workspace;

import java.time.Instant;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.desk.Queue;
import org.caseport.web.pages.Labels;
import org.jspecify.annotations.Nullable;

/**
 * A line of the queue in words, made once for the page.
 *
 * @param picking what its check box is called
 * @param state by which the due time is coloured, as in {@link DueTimeFormatter#stateOf}
 * @param dueAt until when the countdown runs; null when nothing is counted down
 * @param severity its short name
 * @param severityName its name
 * @param subject the case's number if its subject shows nothing
 * @param contact method and language
 * @param activity how long ago the last activity was
 */
public record QueueRow(
        CaseId id,
        String number,
        String picking,
        String due,
        String state,
        @Nullable Instant dueAt,
        @Nullable Instant atRisk,
        String severityCode,
        String severity,
        String severityName,
        boolean confidential,
        boolean escalated,
        String subject,
        String account,
        String plan,
        String statusCode,
        String status,
        String methodCode,
        String contact,
        String language,
        String assignee,
        String service,
        Instant activityAt,
        String activity,
        String activityExactly) {

    static QueueRow of(Queue.Line line, String service, Labels labels, DueTimeFormatter times) {
        boolean counted = line.isUnanswered();
        return new QueueRow(
                line.id(),
                line.displayId().toString(),
                labels.format("queue.pick", line.displayId()),
                times.of(line),
                times.stateOf(line),
                counted ? line.due() : null,
                counted ? line.atRisk() : null,
                line.severity().code(),
                labels.badge(line.severity()),
                labels.of(line.severity()),
                line.confidential(),
                line.escalated(),
                labels.title(line.subject(), line.displayId()),
                line.accountName(),
                labels.of(line.plan()),
                line.status().code(),
                labels.of(line.status()),
                line.method().code(),
                labels.format("queue.contact.by", labels.of(line.method()), labels.of(line.language())),
                line.language().code(),
                line.assignee() == null ? "–" : labels.person(line.assignee().name()),
                service,
                line.lastActivityAt(),
                times.ago(line.lastActivityAt()),
                labels.instant(line.lastActivityAt()));
    }
}
