package org.caseport.persistence.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.caseport.domain.call.CallOutcome;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.rating.Rating;
import org.caseport.domain.report.ReportColumn;

/**
 * Calculates what reports count a second time: from the journal, the chats, the calls and the ratings that the export
 * of an account holds, and never from facts. Its loops are as plain as the sentences that the reports print below.
 *
 * @param journal what was done to the cases, those of each case in their order
 * @param promises what each severity is promised
 */
record Recalculation(
        List<Entry> journal,
        List<Chats.Recorded> chats,
        List<Callbacks.Recorded> calls,
        List<Rating> ratings,
        Promises promises,
        Instant asOf) {

    /** A line of the journal. */
    record Entry(String caseId, Instant at, String person, String act, List<String> words) {

        boolean is(String code) {
            return act.equals(code);
        }

        boolean isTo(String status) {
            return is("case.status-changed") && words.get(1).equals(status);
        }
    }

    /** What a policy book promises: how long the clock stands still at first, and the target of each severity. */
    record Promises(Duration closed, Map<String, Duration> targets) {

        Instant due(String severity, Instant opened) {
            return opened.plus(closed).plus(targets.get(severity));
        }

        Duration taken(Instant opened, Instant until) {
            Duration taken = Duration.between(opened.plus(closed), until);
            return taken.isNegative() ? Duration.ZERO : taken;
        }
    }

    /**
     * Something that a report counts.
     *
     * @param severity of the case then; empty where the second calculation does not need it
     * @param agent who responded, or whom a chat rang; empty as above
     * @param taken how much of the target's clock had passed; zero as above
     */
    record Counted(Instant at, Duration elapsed, String severity, String agent, Duration taken, Duration target) {

        Counted(Instant at, Duration elapsed) {
            this(at, elapsed, "", "", Duration.ZERO, Duration.ZERO);
        }
    }

    /** What this column counts, whenever that was. */
    List<Counted> of(ReportColumn column) {
        return switch (column) {
            case MET -> targets(Decision.MET);
            case MISSED -> targets(Decision.MISSED);
            case NOT_NEEDED -> targets(Decision.NOT_NEEDED);
            case RESPONSES -> responses();
            case OPENED -> entries(entry -> entry.is("case.opened"));
            case RESOLUTIONS -> entries(entry -> entry.isTo("resolved"));
            case REOPENINGS -> entries(entry -> entry.isTo("reopened"));
            case REOPENED_BY_CUSTOMER ->
                entries(entry -> entry.isTo("reopened") && entry.words().get(2).equals("CUSTOMER"));
            case REOPENED_BY_SUPPORT ->
                entries(entry -> entry.isTo("reopened") && entry.words().get(2).equals("AGENT"));
            case RATINGS -> ratings(1, 5);
            case STARS_1 -> ratings(1, 1);
            case STARS_2 -> ratings(2, 2);
            case STARS_3 -> ratings(3, 3);
            case STARS_4 -> ratings(4, 4);
            case STARS_5 -> ratings(5, 5);
            case TAKEN_UP ->
                entries(entry ->
                        entry.is("case.status-changed") && entry.words().get(3).equals("TAKE"));
            case ASSIGNMENTS -> entries(entry -> entry.is("case.assigned"));
            case ESCALATIONS -> entries(entry -> entry.is("case.escalated"));
            case CHATS_ACCEPTED -> accepted();
            case FORECASTS -> forecasts(false);
            case FORECASTS_NEAR -> forecasts(true);
            case CHATS_LEFT -> left("");
            case CHATS_LEFT_LEFT -> left("left");
            case CHATS_LEFT_WEB -> left("web");
            case CHATS_LEFT_CALL -> left("call");
            case CHATS_LEFT_GONE -> left("gone");
            case CHATS_LEFT_NOBODY -> left("nobody");
            case CHATS_LEFT_CLOSED -> left("closed");
            case CHATS_LEFT_RESOLVED -> left("resolved");
            case CHATS_ANSWERED -> firstAnswers();
            case CHAT_ANSWERS -> answers();
            case CHATS_ENDED -> lengths();
            case RINGS_ACCEPTED -> rings("chat.accepted");
            case RINGS_DECLINED -> rings("chat.declined");
            case RINGS_UNANSWERED -> rings("chat.passed");
            case CALLS_IN_TIME -> inTime(true);
            case CALLS_NOT_IN_TIME -> inTime(false);
            case CALLS_TRIED -> tried("");
            case CALLS_NO_ANSWER -> tried("no-answer");
            case CALLS_BUSY -> tried("busy");
            case CALLS_VOICEMAIL -> tried("voicemail");
            case CALLS_WRONG_NUMBER -> tried("wrong-number");
            case CALLS_REACHED -> reached(1, 100);
            case CALLS_REACHED_1 -> reached(1, 1);
            case CALLS_REACHED_2 -> reached(2, 2);
            case CALLS_REACHED_3 -> reached(3, 100);
            case CALLS_GAVE_UP -> gaveUp();
            default -> throw new IllegalArgumentException(column + " counts what is open, which open() tells");
        };
    }

    // Cases.

    private List<Counted> entries(Predicate<Entry> wanted) {
        Map<String, Instant> opened = opened();
        return journal.stream()
                .filter(wanted)
                .map(entry -> new Counted(entry.at(), Duration.between(opened.get(entry.caseId()), entry.at())))
                .toList();
    }

    private Map<String, Instant> opened() {
        return journal.stream()
                .filter(entry -> entry.is("case.opened"))
                .collect(Collectors.toMap(Entry::caseId, Entry::at));
    }

    private Map<String, List<Entry>> byCase() {
        Map<String, List<Entry>> byCase = new HashMap<>();
        journal.forEach(entry ->
                byCase.computeIfAbsent(entry.caseId(), id -> new ArrayList<>()).add(entry));
        return byCase;
    }

    /** A communication by support, but the transcript of a chat; or a message in a chat, which the journal marks. */
    private static boolean isResponse(Entry entry) {
        return entry.is("case.communication-added")
                ? entry.words().get(0).equals("SUPPORT")
                        && !entry.words().get(2).equals("CHAT")
                : entry.is("chat.answered") && entry.words().get(0).equals("first-response");
    }

    private enum Decision {
        MET,
        MISSED,
        NOT_NEEDED
    }

    /** The targets that were decided so. Each is decided once, by what comes first. */
    private List<Counted> targets(Decision wanted) {
        List<Counted> found = new ArrayList<>();
        for (List<Entry> entries : byCase().values()) {
            Instant opened = entries.get(0).at();
            String severity = entries.get(0).words().get(1);
            Instant due = promises.due(severity, opened);
            Decision decision = null;
            Instant at = null;
            for (Entry entry : entries) {
                if (decision != null || entry.at().isAfter(due)) {
                    break;
                }
                if (entry.is("case.severity-changed")) {
                    severity = entry.words().get(1);
                    due = promises.due(severity, opened);
                } else if (isResponse(entry)) {
                    decision = Decision.MET;
                    at = entry.at();
                } else if (entry.isTo("resolved")) {
                    decision = Decision.NOT_NEEDED;
                    at = entry.at();
                }
            }
            if (decision == null && !due.isAfter(asOf)) {
                decision = Decision.MISSED;
                at = due;
            }
            if (decision == wanted) {
                found.add(new Counted(
                        at,
                        Duration.between(opened, at),
                        severity,
                        "",
                        Duration.ZERO,
                        promises.targets().get(severity)));
            }
        }
        return found;
    }

    private List<Counted> responses() {
        List<Counted> found = new ArrayList<>();
        for (List<Entry> entries : byCase().values()) {
            Instant opened = entries.get(0).at();
            String severity = entries.get(0).words().get(1);
            for (Entry entry : entries) {
                if (entry.is("case.severity-changed")) {
                    severity = entry.words().get(1);
                }
                if (isResponse(entry)) {
                    found.add(new Counted(
                            entry.at(),
                            Duration.between(opened, entry.at()),
                            severity,
                            entry.person(),
                            promises.taken(opened, entry.at()),
                            promises.targets().get(severity)));
                    break;
                }
            }
        }
        return found;
    }

    /** Assignments to an agent, with how long the agent had the case: until the next one or the resolution. */
    List<Counted> held() {
        List<Counted> found = new ArrayList<>();
        for (List<Entry> entries : byCase().values()) {
            Instant since = null;
            for (Entry entry : entries) {
                boolean assigned = entry.is("case.assigned");
                if (since != null && (assigned || entry.isTo("resolved"))) {
                    found.add(new Counted(since, Duration.between(since, entry.at())));
                    since = null;
                }
                if (assigned && !entry.words().get(1).equals("nobody")) {
                    since = entry.at();
                }
            }
        }
        return found;
    }

    /** A resolution is rated once; the export has the rating as it was given last. */
    private List<Counted> ratings(int least, int most) {
        return ratings.stream()
                .filter(rating -> rating.stars() >= least && rating.stars() <= most)
                .map(rating -> new Counted(rating.at(), Duration.ZERO))
                .toList();
    }

    // Chats that have ended.

    private List<Chats.Recorded> ended() {
        return chats.stream().filter(one -> one.chat().isEnded()).toList();
    }

    private static Duration waited(Chat chat) {
        return Duration.between(chat.askedAt(), chat.acceptedAt() == null ? chat.changedAt() : chat.acceptedAt());
    }

    private List<Counted> accepted() {
        return ended().stream()
                .map(Chats.Recorded::chat)
                .filter(chat -> chat.acceptedAt() != null)
                .map(chat -> new Counted(chat.acceptedAt(), waited(chat)))
                .toList();
    }

    private List<Counted> forecasts(boolean near) {
        List<Counted> found = new ArrayList<>();
        for (Chats.Recorded one : ended()) {
            Duration forecast = one.chat().forecast();
            if (forecast == null || one.chat().acceptedAt() == null) {
                continue;
            }
            Duration wait = waited(one.chat());
            Duration most = forecast.plus(forecast).plusMinutes(1);
            if (!near || wait.compareTo(most) <= 0) {
                found.add(new Counted(
                        one.chat().acceptedAt(), wait.minus(forecast).abs()));
            }
        }
        return found;
    }

    /** @param why how it ended; empty for any */
    private List<Counted> left(String why) {
        return ended().stream()
                .map(Chats.Recorded::chat)
                .filter(chat -> chat.acceptedAt() == null)
                .filter(chat -> why.isEmpty() || chat.ending().code().equals(why))
                .map(chat -> new Counted(chat.changedAt(), waited(chat)))
                .toList();
    }

    private List<Counted> firstAnswers() {
        List<Counted> found = new ArrayList<>();
        for (Chats.Recorded one : ended()) {
            one.entries().stream()
                    .filter(entry -> entry.isMessage() && entry.side() == ChatEntry.Side.SUPPORT)
                    .findFirst()
                    .ifPresent(first -> found.add(
                            new Counted(first.at(), Duration.between(one.chat().acceptedAt(), first.at()))));
        }
        return found;
    }

    private List<Counted> answers() {
        List<Counted> found = new ArrayList<>();
        for (Chats.Recorded one : ended()) {
            Instant unanswered = null;
            for (ChatEntry entry : one.entries()) {
                if (!entry.isMessage()) {
                    continue;
                }
                if (entry.side() == ChatEntry.Side.CUSTOMER) {
                    unanswered = unanswered == null ? entry.at() : unanswered;
                } else if (unanswered != null) {
                    found.add(new Counted(entry.at(), Duration.between(unanswered, entry.at())));
                    unanswered = null;
                }
            }
        }
        return found;
    }

    private List<Counted> lengths() {
        return ended().stream()
                .map(Chats.Recorded::chat)
                .filter(chat -> chat.acceptedAt() != null)
                .map(chat -> new Counted(chat.changedAt(), Duration.between(chat.acceptedAt(), chat.changedAt())))
                .toList();
    }

    /** The journal names whom a chat rang who did not accept; who accepted has acted. */
    private List<Counted> rings(String act) {
        return journal.stream()
                .filter(entry -> entry.is(act))
                .map(entry -> new Counted(
                        entry.at(),
                        Duration.ZERO,
                        "",
                        act.equals("chat.accepted")
                                ? entry.person()
                                : entry.words().get(0),
                        Duration.ZERO,
                        Duration.ZERO))
                .toList();
    }

    // Calls.

    /** An outcome, its call, and how long before it the agent claimed the call; an agent claims one at a time. */
    private record Tried(String outcome, int number, Instant callBy, Instant at, Duration sinceClaim) {}

    private List<Tried> tries() {
        List<Entry> claims =
                journal.stream().filter(entry -> entry.is("call.claimed")).toList();
        List<Tried> found = new ArrayList<>();
        for (Callbacks.Recorded call : calls) {
            call.tries().stream()
                    .filter(made -> made.outcome() != CallOutcome.LATE)
                    .forEach(made -> {
                        Instant claimed = claims.stream()
                                .filter(entry ->
                                        entry.person().equals(made.agent().value())
                                                && entry.at().isBefore(made.at()))
                                .map(Entry::at)
                                .max(Instant::compareTo)
                                .orElseThrow();
                        found.add(new Tried(
                                made.outcome().code(),
                                made.number(),
                                made.callBy(),
                                made.at(),
                                Duration.between(claimed, made.at())));
                    });
        }
        return found;
    }

    /** @param outcome empty for any */
    private List<Counted> tried(String outcome) {
        return tries().stream()
                .filter(made -> outcome.isEmpty() || made.outcome().equals(outcome))
                .map(made -> new Counted(made.at(), made.sinceClaim()))
                .toList();
    }

    private List<Counted> reached(int least, int most) {
        return tries().stream()
                .filter(made -> made.outcome().equals("reached") && made.number() >= least && made.number() <= most)
                .map(made -> new Counted(made.at(), made.sinceClaim()))
                .toList();
    }

    private List<Counted> gaveUp() {
        return calls.stream()
                .map(Callbacks.Recorded::callback)
                .filter(call -> call.ending() == Callback.Ending.GAVE_UP)
                .map(call -> new Counted(call.changedAt(), Duration.ZERO))
                .toList();
    }

    /**
     * Calls at the instant by which they were owed: those that reached the customer by then or not, those given up, and
     * those that ended in another way after it. What was no longer needed before is in neither.
     */
    private List<Counted> inTime(boolean wanted) {
        List<Counted> found = new ArrayList<>();
        for (Callbacks.Recorded one : calls) {
            Callback call = one.callback();
            Instant by = call.callBy().at();
            boolean late = call.changedAt().isAfter(by);
            if (call.ending() == Callback.Ending.REACHED && late != wanted) {
                found.add(new Counted(by, Duration.ZERO));
            }
            boolean other = call.ending() != null && call.ending() != Callback.Ending.REACHED;
            if (!wanted && other && (late || call.ending() == Callback.Ending.GAVE_UP)) {
                found.add(new Counted(by, Duration.ZERO));
            }
        }
        return found;
    }

    // What is open.

    /** Whose turn and how old each case was that was open then. */
    List<String> open(Instant end) {
        Map<String, String> status = new HashMap<>();
        Map<String, Instant> opened = new HashMap<>();
        for (Entry entry : journal) {
            if (entry.at().isBefore(end)) {
                if (entry.is("case.opened")) {
                    status.put(entry.caseId(), "unassigned");
                    opened.put(entry.caseId(), entry.at());
                } else if (entry.is("case.status-changed")) {
                    status.put(entry.caseId(), entry.words().get(1));
                }
            }
        }
        List<String> open = new ArrayList<>();
        status.forEach((id, now) -> {
            if (!now.equals("resolved")) {
                long days = Duration.between(opened.get(id), end).toDays();
                String old = days < 1
                        ? "UNDER_1_DAY"
                        : days < 3
                                ? "FROM_1_DAY"
                                : days < 7 ? "FROM_3_DAYS" : days < 30 ? "FROM_7_DAYS" : "FROM_30_DAYS";
                open.add((now.equals("pending-customer-action") ? "CUSTOMER " : "SUPPORT ") + old);
            }
        });
        return open;
    }
}
