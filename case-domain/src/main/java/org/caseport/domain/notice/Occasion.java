package org.caseport.domain.notice;

import java.util.Optional;
import org.caseport.domain.cases.ActingSide;
import org.caseport.domain.cases.Communication.Purpose;
import org.caseport.domain.cases.Communication.Side;

/**
 * The occasions on which people get a mail. A communication and the change of status that came with it cause one mail,
 * never two.
 */
public enum Occasion {
    CREATED,
    ANSWERED,
    /** Support asks for information. */
    ASKED,
    RESOLVED,
    /** Support asked for information, and none came. */
    RESOLVED_IN_SILENCE,
    REOPENED,
    /** Support still waits for information. */
    REMINDED,
    /** The account has another plan now. */
    PLAN_CHANGED,
    /** The account gets another plan at an instant to come. */
    PLAN_CHANGE_SCHEDULED,
    PLAN_CHANGE_CANCELLED;

    /** What mails on this occasion are about. */
    public MailTopic topic() {
        return switch (this) {
            case CREATED -> MailTopic.CASE_CREATED;
            case ANSWERED, ASKED, RESOLVED, RESOLVED_IN_SILENCE, REOPENED, REMINDED -> MailTopic.CASE_UPDATES;
            case PLAN_CHANGED, PLAN_CHANGE_SCHEDULED, PLAN_CHANGE_CANCELLED -> MailTopic.PLAN;
        };
    }

    /** The occasion of this notice; empty when people get no mail about it. */
    public static Optional<Occasion> of(Notice notice) {
        return switch (notice.kind()) {
            case "case.created" -> Optional.of(CREATED);
            case "case.communication.added" -> said(notice);
            case "case.resolved" ->
                Optional.of(notice.says(2, ActingSide.SYSTEM.name()) ? RESOLVED_IN_SILENCE : RESOLVED);
            case "case.reopened" -> Optional.of(REOPENED);
            case "case.reminder" -> Optional.of(REMINDED);
            case "account.plan.changed" -> Optional.of(PLAN_CHANGED);
            case "account.plan.scheduled" -> Optional.of(PLAN_CHANGE_SCHEDULED);
            case "account.plan.cancelled" -> Optional.of(PLAN_CHANGE_CANCELLED);
            default -> Optional.empty();
        };
    }

    /** Communications that close or reopen a case are mailed with the change of status that they came with. */
    private static Optional<Occasion> said(Notice notice) {
        if (!notice.says(0, Side.SUPPORT.name())) {
            return Optional.empty();
        }
        if (notice.says(1, Purpose.QUESTION.name())) {
            return Optional.of(ASKED);
        }
        boolean answers = notice.says(1, Purpose.REPLY.name()) || notice.says(1, Purpose.INVESTIGATION.name());
        return answers ? Optional.of(ANSWERED) : Optional.empty();
    }
}
