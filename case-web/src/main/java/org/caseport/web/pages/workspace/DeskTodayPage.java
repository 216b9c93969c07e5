package org.caseport.web.pages.workspace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caseport.domain.desk.Queue;
import org.caseport.web.application.chat.ReadingChatFigures;
import org.caseport.web.application.chat.StartingChats;
import org.caseport.web.application.desk.ReadingQueue;
import org.caseport.web.application.report.ReadingToday;
import org.caseport.web.application.report.ReadingToday.Today;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.jspecify.annotations.Nullable;

/** The numbers that the board leads with, each a link to what it counts, and the day as a line. */
@Named
@RequestScoped
public class DeskTodayPage {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 200;
    private static final int WHOLE = 100;

    /** A chat that waits longer is marked. */
    private static final Duration LONG_WAIT = Duration.ofMinutes(10);

    private static final String REPORT = "/workspace/reports?period=today&zone=";

    @Inject
    ReadingToday reading;

    @Inject
    ReadingQueue queue;

    @Inject
    ReadingChatFigures readingChats;

    @Inject
    StartingChats startingChats;

    @Inject
    CurrentAgent currentAgent;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    @Inject
    Clock clock;

    @Inject
    HttpServletRequest request;

    private @Nullable Today today;
    private @Nullable Map<Queue.View, Integer> counts;

    /** A number in large type. */
    public record Figure(String id, String label, String value, String address, boolean alarming) {}

    /** What happened in an hour of the day. */
    public record Hour(String name, long opened, long answered, long resolved) {}

    /** Whether the page is for a screen on the wall: larger, and without what customers wrote. */
    public boolean isScreen() {
        return "1".equals(request.getParameter("screen"));
    }

    private Today today() {
        if (today == null) {
            today = reading.of(currentAgent.agent(), user.zone(), clock.instant())
                    .orElseThrow(() -> new IllegalStateException("the board is drawn for supervisors only"));
        }
        return today;
    }

    private int waiting(Queue.View view) {
        if (counts == null) {
            counts = queue.counts(currentAgent.agent());
        }
        return counts.getOrDefault(view, 0);
    }

    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        figures.add(ofQueue("missed", Queue.View.MISSED, true));
        figures.add(ofQueue("due-soon", Queue.View.DUE_SOON, false));
        figures.add(ofQueue("unassigned", Queue.View.UNASSIGNED, false));
        Long median = today().median();
        figures.add(new Figure(
                "median",
                labels.format("board.now.median"),
                median == null ? "–" : labels.roundedSpan(Duration.ofSeconds(median)),
                report("response"),
                false));
        long decided = today().met() + today().missed();
        figures.add(new Figure(
                "targets",
                labels.format("board.now.targets"),
                decided == 0
                        ? "–"
                        : labels.format("board.now.share", Math.round(today().met() * (double) WHOLE / decided)),
                report("targets"),
                false));
        figures.add(ofQueue("calls", Queue.View.CALLS, false));
        chatsWaiting().ifPresent(figures::add);
        return figures;
    }

    /** How many chats wait; empty where there are none at all. */
    private Optional<Figure> chatsWaiting() {
        return startingChats.isInService()
                ? readingChats
                        .inLine(currentAgent.agent())
                        .map(now -> new Figure(
                                "chats",
                                labels.format("board.now.chats"),
                                labels.number(now.waiting()),
                                "/workspace/chats",
                                now.longestSince() != null
                                        && now.longestSince()
                                                .isBefore(clock.instant().minus(LONG_WAIT))))
                : Optional.empty();
    }

    private Figure ofQueue(String id, Queue.View view, boolean alarming) {
        int cases = waiting(view);
        String value = cases >= Queue.MOST_COUNTED
                ? labels.format("board.now.many", labels.number(Queue.MOST_COUNTED - 1L))
                : labels.number(cases);
        return new Figure(
                id,
                labels.format("board.now." + id),
                value,
                QueueParameters.PATH + "?view=" + view.code(),
                alarming && cases > 0);
    }

    private String report(String kind) {
        return REPORT + user.zone().getId() + "&report=" + kind;
    }

    // The day as a line

    /** The points of the line of opened cases, for SVG; up to the last hour that has ended. */
    public String opened() {
        return points(today().opened());
    }

    public String answered() {
        return points(today().answered());
    }

    public String resolved() {
        return points(today().resolved());
    }

    private String points(List<Long> values) {
        long most = most();
        int hours = today().hours().size();
        Instant now = clock.instant();
        return IntStream.range(0, hours)
                .filter(hour -> !today().hours().get(hour).until().isAfter(now))
                .mapToObj(hour -> (hour * WIDTH + WIDTH / 2) / hours + ","
                        + (HEIGHT - Math.round(values.get(hour) * (double) (HEIGHT - 10) / most)))
                .collect(Collectors.joining(" "));
    }

    private long most() {
        return Math.max(
                1,
                Collections.max(List.of(
                        Collections.max(today().opened()),
                        Collections.max(today().answered()),
                        Collections.max(today().resolved()))));
    }

    /** The beginnings of the quarters of the day, below the drawing. */
    public List<String> quarters() {
        int hours = today().hours().size();
        return IntStream.range(0, 4)
                .mapToObj(
                        quarter -> name(today().hours().get(quarter * hours / 4).from()))
                .toList();
    }

    /** The highest number of the day, which the top of the drawing stands for. */
    public long top() {
        return most();
    }

    /** The hours so far, for the table that says the same. */
    public List<Hour> hours() {
        Today day = today();
        Instant now = clock.instant();
        return IntStream.range(0, day.hours().size())
                .filter(hour -> !day.hours().get(hour).from().isAfter(now))
                .mapToObj(hour -> new Hour(
                        name(day.hours().get(hour).from()),
                        day.opened().get(hour),
                        day.answered().get(hour),
                        day.resolved().get(hour)))
                .toList();
    }

    private String name(Instant hour) {
        return LocalTime.ofInstant(hour, user.zone()).toString();
    }

    /** Where the sums of the day lead. */
    public String openedAddress() {
        return report("volume");
    }

    /** What one of the most urgent cases is called on a screen on the wall: nothing that a customer wrote. */
    public String withoutNames(Queue.Line line) {
        return labels.format("board.screen.case", line.displayId(), labels.of(line.severity()));
    }
}
