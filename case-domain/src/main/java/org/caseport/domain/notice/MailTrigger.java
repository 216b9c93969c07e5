package org.caseport.domain.notice;

import java.util.Optional;
import java.util.stream.Stream;
import org.caseport.domain.call.CallOutcome;
import org.caseport.domain.call.Callback.Ending;
import org.caseport.domain.cases.ActingSide;
import org.caseport.domain.cases.Communication.Purpose;
import org.caseport.domain.cases.Communication.Side;
import org.caseport.domain.chat.Chat;

/**
 * What makes people get a mail. A communication and the change of status that came with it cause one mail,
 * never two.
 */
public enum MailTrigger {
    CREATED("case.created"),
    ANSWERED("case.communication.added"),
    /** Support asks for information. */
    ASKED("case.communication.added"),
    RESOLVED("case.resolved"),
    /** Support asked for information, and none came. */
    RESOLVED_IN_SILENCE("case.resolved"),
    REOPENED("case.reopened"),
    /** Support still waits for information. */
    REMINDED("case.reminder"),
    /** A call reached nobody, and there is another try. */
    CALL_MISSED("case.callback.tried"),
    /** The customer asked on the phone to be called at another time. */
    CALL_AGREED("case.callback.tried"),
    /** The last try reached nobody. */
    CALL_GAVE_UP("case.callback.done"),
    /** The call reached somebody else. */
    CALL_WRONG_NUMBER("case.callback.tried"),
    /** A chat ended before any agent could join. */
    CHAT_UNANSWERED("case.chat.ended"),
    /** The account has another plan now. */
    PLAN_CHANGED("account.plan.changed"),
    /** The account gets another plan at an instant to come. */
    PLAN_CHANGE_SCHEDULED("account.plan.scheduled"),
    PLAN_CHANGE_CANCELLED("account.plan.cancelled"),
    /** A report that a supervisor gets again and again. */
    REPORT("report.mailed");

    /** The last code before the callback's id in a notice about a call, where the agent has also written. */
    public static final String WRITTEN = "written";

    /** The instant of a next try in a notice about a call, where there is none. */
    public static final String NO_INSTANT = "-";

    /** The second code of a notice about the end of a chat that no agent ever joined. */
    public static final String UNACCEPTED = "unaccepted";

    private final String kind;

    MailTrigger(String kind) {
        this.kind = kind;
    }

    /** The kind of the notices about it, which others may share. */
    public String kind() {
        return kind;
    }

    /** What mails by this trigger are about; empty for those that only go to people who have ordered them. */
    public Optional<MailTopic> topic() {
        return switch (this) {
            case CREATED -> Optional.of(MailTopic.CASE_CREATED);
            case ANSWERED,
                    ASKED,
                    RESOLVED,
                    RESOLVED_IN_SILENCE,
                    REOPENED,
                    REMINDED,
                    CALL_MISSED,
                    CALL_AGREED,
                    CALL_GAVE_UP,
                    CALL_WRONG_NUMBER,
                    CHAT_UNANSWERED -> Optional.of(MailTopic.CASE_UPDATES);
            case PLAN_CHANGED, PLAN_CHANGE_SCHEDULED, PLAN_CHANGE_CANCELLED -> Optional.of(MailTopic.PLAN);
            case REPORT -> Optional.empty();
        };
    }

    /** What this notice triggers; empty when people get no mail about it. */
    public static Optional<MailTrigger> of(Notice notice) {
        return Stream.of(values())
                .filter(trigger -> trigger.kind.equals(notice.kind()) && trigger.isOf(notice))
                .findFirst();
    }

    /** Communications that close or reopen a case are mailed with the change of status that they came with. */
    private boolean isOf(Notice notice) {
        return switch (this) {
            case ASKED -> isSaid(notice, Purpose.QUESTION);
            case ANSWERED -> isSaid(notice, Purpose.REPLY) || isSaid(notice, Purpose.INVESTIGATION);
            case CALL_MISSED -> isMissed(notice) && !notice.says(2, NO_INSTANT) && !isWritten(notice);
            case CALL_AGREED -> notice.says(0, CallOutcome.ANOTHER_TIME.code());
            case CALL_GAVE_UP -> notice.says(0, Ending.GAVE_UP.code()) && !isWritten(notice);
            case CALL_WRONG_NUMBER -> notice.says(0, CallOutcome.WRONG_NUMBER.code()) && !isWritten(notice);
            case CHAT_UNANSWERED ->
                notice.says(1, UNACCEPTED)
                        && (notice.says(0, Chat.Ending.GONE.code())
                                || notice.says(0, Chat.Ending.NOBODY.code())
                                || notice.says(0, Chat.Ending.CLOSED.code()));
            case RESOLVED_IN_SILENCE -> notice.says(2, ActingSide.SYSTEM.name());
            case RESOLVED -> !notice.says(2, ActingSide.SYSTEM.name());
            case CREATED, REOPENED, REMINDED, PLAN_CHANGED, PLAN_CHANGE_SCHEDULED -> true;
            case PLAN_CHANGE_CANCELLED, REPORT -> true;
        };
    }

    private static boolean isMissed(Notice notice) {
        return CallOutcome.chosen(notice.detail(0))
                .filter(CallOutcome::isUnanswered)
                .isPresent();
    }

    /** What the agent has written is mailed itself. */
    private static boolean isWritten(Notice notice) {
        return notice.detail().contains(" " + WRITTEN + " ");
    }

    private static boolean isSaid(Notice notice, Purpose purpose) {
        return notice.says(0, Side.SUPPORT.name()) && notice.says(1, purpose.name());
    }
}
