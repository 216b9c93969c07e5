package org.caseport.domain.report;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caseport.domain.call.CallOutcome;
import org.caseport.domain.call.Callback;
import org.caseport.domain.cases.ActingSide;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.Chats.RingResult;
import org.caseport.domain.report.Standing.Age;
import org.caseport.domain.report.Standing.Turn;
import org.jspecify.annotations.Nullable;

/** A column of numbers in a report, each the number of facts of one kind, or of cases that are open. */
public enum ReportColumn {
    MET(FactKind.TARGET_MET),
    MISSED(FactKind.TARGET_MISSED),
    NOT_NEEDED(FactKind.TARGET_NOT_NEEDED),
    RESPONSES(FactKind.FIRST_RESPONSE),
    OPENED(FactKind.OPENED),
    RESOLUTIONS(FactKind.RESOLVED),
    REOPENINGS(FactKind.REOPENED),
    REOPENED_BY_CUSTOMER(FactKind.REOPENED, ActingSide.CUSTOMER, null),
    REOPENED_BY_SUPPORT(FactKind.REOPENED, ActingSide.AGENT, null),
    RATINGS(FactKind.RATED),
    STARS_1(FactKind.RATED, null, "1"),
    STARS_2(FactKind.RATED, null, "2"),
    STARS_3(FactKind.RATED, null, "3"),
    STARS_4(FactKind.RATED, null, "4"),
    STARS_5(FactKind.RATED, null, "5"),
    ASSIGNMENTS(FactKind.ASSIGNED),
    ESCALATIONS(FactKind.ESCALATED),
    TAKEN_UP(FactKind.TAKEN_UP),
    OPEN((Turn) null, (Age) null),
    OPEN_SUPPORT(Turn.SUPPORT, (Age) null),
    OPEN_CUSTOMER(Turn.CUSTOMER, (Age) null),
    OPEN_UNDER_1_DAY((Turn) null, Age.UNDER_1_DAY),
    OPEN_FROM_1_DAY((Turn) null, Age.FROM_1_DAY),
    OPEN_FROM_3_DAYS((Turn) null, Age.FROM_3_DAYS),
    OPEN_FROM_7_DAYS((Turn) null, Age.FROM_7_DAYS),
    OPEN_FROM_30_DAYS((Turn) null, Age.FROM_30_DAYS),
    CHATS_ACCEPTED(FactKind.CHAT_ACCEPTED),
    CHATS_LEFT(FactKind.CHAT_LEFT),
    CHATS_LEFT_LEFT(FactKind.CHAT_LEFT, Chat.Ending.LEFT.code()),
    CHATS_LEFT_WEB(FactKind.CHAT_LEFT, Chat.Ending.WEB.code()),
    CHATS_LEFT_CALL(FactKind.CHAT_LEFT, Chat.Ending.CALL.code()),
    CHATS_LEFT_GONE(FactKind.CHAT_LEFT, Chat.Ending.GONE.code()),
    CHATS_LEFT_NOBODY(FactKind.CHAT_LEFT, Chat.Ending.NOBODY.code()),
    CHATS_LEFT_CLOSED(FactKind.CHAT_LEFT, Chat.Ending.CLOSED.code()),
    CHATS_LEFT_RESOLVED(FactKind.CHAT_LEFT, Chat.Ending.RESOLVED.code()),
    CHATS_ANSWERED(FactKind.CHAT_ANSWERED),
    CHAT_ANSWERS(FactKind.CHAT_REPLIED),
    CHATS_ENDED(FactKind.CHAT_ENDED),
    RINGS_ACCEPTED(FactKind.CHAT_RUNG, RingResult.Result.ACCEPTED.code()),
    RINGS_DECLINED(FactKind.CHAT_RUNG, RingResult.Result.DECLINED.code()),
    RINGS_UNANSWERED(FactKind.CHAT_RUNG, RingResult.Result.PASSED.code()),
    FORECASTS(FactKind.CHAT_FORECAST),
    FORECASTS_NEAR(FactKind.CHAT_FORECAST, ChatFacts.NEAR),
    CALLS_IN_TIME(FactKind.CALL_IN_TIME),
    CALLS_NOT_IN_TIME(FactKind.CALL_NOT_IN_TIME),
    CALLS_REACHED(FactKind.CALL_REACHED),
    CALLS_REACHED_1(FactKind.CALL_REACHED, "1"),
    CALLS_REACHED_2(FactKind.CALL_REACHED, "2"),
    CALLS_REACHED_3(FactKind.CALL_REACHED, "3"),
    CALLS_GAVE_UP(FactKind.CALL_DONE, Callback.Ending.GAVE_UP.code()),
    CALLS_TRIED(FactKind.CALL_TRIED),
    CALLS_NO_ANSWER(FactKind.CALL_TRIED, CallOutcome.NO_ANSWER.code()),
    CALLS_BUSY(FactKind.CALL_TRIED, CallOutcome.BUSY.code()),
    CALLS_VOICEMAIL(FactKind.CALL_TRIED, CallOutcome.VOICEMAIL.code()),
    CALLS_WRONG_NUMBER(FactKind.CALL_TRIED, CallOutcome.WRONG_NUMBER.code());

    private final @Nullable FactKind kind;
    private final @Nullable ActingSide side;
    private final @Nullable String detail;
    private final @Nullable Turn turn;
    private final @Nullable Age age;

    ReportColumn(FactKind kind) {
        this(kind, null, null);
    }

    ReportColumn(FactKind kind, String detail) {
        this(kind, null, detail);
    }

    ReportColumn(FactKind kind, @Nullable ActingSide side, @Nullable String detail) {
        this.kind = kind;
        this.side = side;
        this.detail = detail;
        this.turn = null;
        this.age = null;
    }

    ReportColumn(@Nullable Turn turn, @Nullable Age age) {
        this.kind = null;
        this.side = null;
        this.detail = null;
        this.turn = turn;
        this.age = age;
    }

    /** Whether it counts cases that are open at an instant. */
    boolean isStanding() {
        return kind == null;
    }

    /** Whether it counts cases of this turn and age that are open. */
    public boolean counts(Turn of, Age old) {
        return isStanding() && (turn == null || turn == of) && (age == null || age == old);
    }

    /** The code in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ReportColumn> of(String code) {
        return Arrays.stream(values())
                .filter(column -> column.code().equals(code))
                .findFirst();
    }

    /** The facts that this column counts. */
    FactSelection selection(ReportRequest request, FactSelection.Stretch period) {
        Instant end = period.until().isBefore(request.asOf()) ? period.until() : request.asOf();
        return new FactSelection(
                kind,
                side,
                detail,
                List.of(period),
                request.asOf(),
                request.filter(),
                request.visibility(),
                isStanding() ? new Standing(end, turn, age) : null);
    }
}
