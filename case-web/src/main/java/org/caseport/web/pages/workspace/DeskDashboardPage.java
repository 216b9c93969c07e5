package org.caseport.web.pages.workspace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.desk.DeskFigures;
import org.caseport.domain.desk.Queue;
import org.caseport.web.application.desk.ReadingFigures;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.jspecify.annotations.Nullable;

/** Backs {@code workspace/board.xhtml}: the figures of the desk, each with a link to the list that it counts. */
@Named
@RequestScoped
public class DeskDashboardPage {

    /** The width of a full bar. */
    private static final int FULL = 1000;

    /** The darkest shade of a cell. */
    private static final int SHADES = 5;

    @Inject
    ReadingFigures reading;

    @Inject
    CurrentAgent currentAgent;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    @Inject
    Clock clock;

    private ReadingFigures.@Nullable Figures figures;

    /** Answers 403 to anybody but supervisors. */
    public void enter() {
        if (currentAgent.isTurnedAway()) {
            return;
        }
        figures = reading.since(currentAgent.agent(), morning()).orElse(null);
        if (figures == null) {
            currentAgent.turnAway("supervisorsOnly");
        }
    }

    private ReadingFigures.Figures figures() {
        if (figures == null) {
            throw new IllegalStateException("the board is drawn for supervisors only");
        }
        return figures;
    }

    /** The beginning of today in the reader's zone. */
    public Instant morning() {
        return clock.instant().atZone(user.zone()).truncatedTo(ChronoUnit.DAYS).toInstant();
    }

    /**
     * A part of a bar, with a link to the list that it counts.
     *
     * @param kind the style of the part
     * @param from where it begins, out of {@link #FULL}
     */
    public record Part(String kind, String name, int cases, int from, int width, String address) {}

    /** A bar with its name, its sum and a link to the list that it counts. */
    public record Bar(String name, int cases, List<Part> parts, String address) {

        public Bar {
            parts = List.copyOf(parts);
        }
    }

    /** The severities, most severe first. */
    public List<Severity> severities() {
        return Arrays.stream(Severity.values())
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /**
     * How many cases of a severity are in a status, with a link to the list that it counts.
     *
     * @param shade how dark it is, from 0 to {@link #SHADES}
     */
    public record Cell(String name, int cases, int shade, String address) {}

    /** The cases in a status: all, and those of each severity. */
    public record Row(String name, int cases, List<Cell> cells, String address) {

        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A row for each open status. Each has a scale of its own, so that one with many cases does not flatten the others.
     */
    public List<Row> statuses() {
        return Arrays.stream(CaseStatus.values())
                .filter(CaseStatus::isOpen)
                .map(this::row)
                .toList();
    }

    private Row row(CaseStatus status) {
        String address = QueueParameters.PATH + "?view=all&status=" + status.code();
        int most = severities().stream()
                .mapToInt(severity -> cases(status, severity))
                .max()
                .orElse(0);
        List<Cell> cells = severities().stream()
                .map(severity -> new Cell(
                        labels.of(severity),
                        cases(status, severity),
                        shade(cases(status, severity), most),
                        address + "&severity=" + severity.code()))
                .toList();
        return new Row(labels.of(status), cases(status), cells, address);
    }

    private static int shade(int cases, int most) {
        return most == 0 ? 0 : (cases * SHADES + most - 1) / most;
    }

    private int cases(CaseStatus status) {
        return figures().open().stream()
                .filter(heap -> heap.status() == status)
                .mapToInt(DeskFigures.Heap::cases)
                .sum();
    }

    private int cases(CaseStatus status, Severity severity) {
        return figures().open().stream()
                .filter(heap -> heap.status() == status && heap.severity() == severity)
                .mapToInt(DeskFigures.Heap::cases)
                .sum();
    }

    public int open() {
        return figures().open().stream().mapToInt(DeskFigures.Heap::cases).sum();
    }

    private static int width(int cases, int longest) {
        return longest == 0 ? 0 : cases * FULL / longest;
    }

    public List<Queue.Line> mostUrgentUnanswered() {
        return figures().mostUrgentUnanswered();
    }

    public int missed() {
        return figures().missed();
    }

    public String missedAddress() {
        return QueueParameters.PATH + "?view=" + Queue.View.MISSED_SINCE.code() + "&since=" + morning();
    }

    /** A bar for each agent, divided by whose turn it is; the one for unassigned cases comes first. */
    public List<Bar> loads() {
        int longest = figures().loads().stream()
                .mapToInt(DeskFigures.Load::open)
                .max()
                .orElse(0);
        List<Bar> bars = new ArrayList<>();
        bars.add(load(null, labels.format("queue.nobody"), longest));
        for (Agent agent : figures().agents()) {
            bars.add(load(agent.id(), agent.name(), longest));
        }
        return bars;
    }

    private Bar load(@Nullable PersonId agent, String name, int longest) {
        DeskFigures.Load load = figures().loads().stream()
                .filter(any -> agent == null ? any.agent() == null : agent.equals(any.agent()))
                .findFirst()
                .orElse(new DeskFigures.Load(agent, 0, 0));
        String whose = agent == null ? "" : "&assignee=" + agent.value();
        int waiting = load.waitingForUs();
        int customer = load.open() - waiting;
        return new Bar(
                name,
                load.open(),
                List.of(
                        part("waiting", "board.loadWaiting", waiting, 0, longest, agent, Queue.View.WAITING_FOR_US),
                        part(
                                "customer",
                                "board.loadCustomer",
                                customer,
                                width(waiting, longest),
                                longest,
                                agent,
                                Queue.View.WAITING_FOR_CUSTOMER)),
                agent == null
                        ? QueueParameters.PATH + "?view=" + Queue.View.UNASSIGNED.code()
                        : QueueParameters.PATH + "?view=" + Queue.View.ALL_OPEN.code() + whose);
    }

    private Part part(
            String kind, String key, int cases, int from, int longest, @Nullable PersonId agent, Queue.View view) {
        String address = QueueParameters.PATH + "?view="
                + (agent == null ? Queue.View.UNASSIGNED.code() : view.code())
                + (agent == null ? statusOf(view) : "&assignee=" + agent.value());
        return new Part(kind, labels.format(key), cases, from, width(cases, longest), address);
    }

    private static String statusOf(Queue.View view) {
        return view == Queue.View.WAITING_FOR_CUSTOMER ? "&status=" + CaseStatus.PENDING_CUSTOMER_ACTION.code() : "";
    }
}
