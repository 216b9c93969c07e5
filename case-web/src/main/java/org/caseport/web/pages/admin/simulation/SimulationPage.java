package org.caseport.web.pages.admin.simulation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.simulation.Simulation;
import org.caseport.domain.simulation.SimulationLine;
import org.caseport.domain.simulation.Simulations.Position;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.simulation.ReadingSimulations;
import org.caseport.web.application.simulation.ReadingSimulations.Named;
import org.caseport.web.application.simulation.ReadingSimulations.Overview;
import org.caseport.web.application.simulation.Simulating;
import org.caseport.web.application.simulation.SimulationResults;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.caseport.web.pages.admin.office.KeysetModel;
import org.jspecify.annotations.Nullable;

/**
 * Backs {@code admin/policy/simulation.xhtml}: simulates a draft of the policy, tells how far that has come, and shows
 * the results, or the list behind one of their numbers.
 */
@jakarta.inject.Named
@RequestScoped
public class SimulationPage {

    static final String HERE = "/admin/policy/simulation";

    private static final int HOURS = 24;
    private static final int DAYS = 7;
    private static final int SHADES = 5;

    @Inject
    ReadingSimulations reading;

    @Inject
    Simulating simulating;

    @Inject
    SimulationWords words;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    @Inject
    Clock clock;

    private @Nullable Overview overview;
    private @Nullable KeysetModel<Named, Line> lines;
    private String error = "";

    /** A number with its name and the address of its list; null where there is none. */
    public record Row(String name, long number, @Nullable String address, boolean part) {}

    /** Numbers that belong together. */
    public record Group(String code, String title, List<Row> rows) {

        public Group {
            rows = List.copyOf(rows);
        }
    }

    /** A line of a list in words; empty where it has none. */
    public record Line(
            String id,
            String name,
            String account,
            String accountName,
            String what,
            String opened,
            String before,
            String after,
            String person) {}

    /** An hour of the week: how many, and how dark, from 0 to 5. */
    public record Hour(long number, int shade) {}

    /** A day of the week with its hours. */
    public record Day(String name, List<Hour> hours) {

        public Day {
            hours = List.copyOf(hours);
        }
    }

    /** Answers 404 where there is no such draft. */
    public void enter() {
        if (overview().isEmpty()) {
            Redirects.notFound();
        }
    }

    private Optional<Overview> overview() {
        if (overview == null) {
            overview = reading.of(currentUser.administrator(), draft()).orElse(null);
        }
        return Optional.ofNullable(overview);
    }

    private Optional<Simulation> latest() {
        return overview().flatMap(found -> Optional.ofNullable(found.latest()));
    }

    private String draft() {
        return parameter("draft");
    }

    private String parameter(String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("").strip();
    }

    public String lead() {
        return overview()
                .map(found -> labels.format(
                        "simulation.lead", found.draft(), found.inForce().name()))
                .orElse("");
    }

    /** Whether the draft has no mistakes. */
    public boolean isReadable() {
        return overview().filter(Overview::readable).isPresent();
    }

    /** The address of the draft's own page. */
    public String bookAddress() {
        return currentUser.root() + "/admin/policy/book?version=" + encoded(draft());
    }

    // ---- the form

    /** The first day that is chosen, or that was last simulated. */
    public String from() {
        return Optional.of(parameter("from"))
                .filter(typed -> !typed.isEmpty())
                .orElseGet(() -> today().minusDays(Simulating.USUAL_DAYS).toString());
    }

    public String to() {
        return Optional.of(parameter("to")).filter(typed -> !typed.isEmpty()).orElseGet(() -> today().toString());
    }

    public String accounts() {
        return parameter("accounts");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), currentUser.zone());
    }

    public String error() {
        return error;
    }

    /** Begins the simulation. */
    public void simulate() {
        List<String> numbers = Arrays.stream(accounts().split("[\\s,;、，]+"))
                .filter(number -> !number.isEmpty())
                .map(AccountId::plain)
                .toList();
        if (!numbers.stream().allMatch(number -> number.matches("[0-9]{12}"))) {
            error = sentence(Simulating.Why.NO_SUCH_ACCOUNT);
            return;
        }
        Optional<LocalDate> first = day(from());
        Optional<LocalDate> last = day(to());
        if (first.isEmpty() || last.isEmpty()) {
            error = sentence(Simulating.Why.NO_PERIOD);
            return;
        }
        show(simulating.start(
                currentUser.administrator(),
                draft(),
                first.get(),
                last.get(),
                currentUser.zone(),
                numbers.stream().map(AccountId::new).toList()));
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Stops the simulation. */
    public void stop() {
        show(simulating.stop(currentUser.administrator(), draft()));
    }

    private void show(Outcome<?> outcome) {
        overview = null;
        error = outcome.rejection().map(this::sentence).orElse("");
        if (error.isEmpty()) {
            Redirects.to(currentUser.root() + HERE + "?draft=" + encoded(draft()));
        }
    }

    private String sentence(Rejection why) {
        return labels.format("simulation.error." + why.code(), Simulating.MOST_MONTHS);
    }

    // ---- progress

    public boolean isAny() {
        return latest().isPresent();
    }

    public boolean isRunning() {
        return latest().filter(Simulation::isRunning).isPresent();
    }

    public boolean isOutOfDate() {
        return overview().filter(Overview::outOfDate).isPresent();
    }

    /** How far it has come, in percent; below 100 while it runs. */
    public long percent() {
        return latest().map(found -> found.total() == 0 ? 99 : Math.min(99, found.done() * 100 / found.total()))
                .orElse(0L);
    }

    /** How far it has come, in a sentence. */
    public String progress() {
        return latest().map(found -> labels.format(
                        "simulation.state." + found.state().name(),
                        labels.number(found.done()),
                        labels.number(found.total()),
                        found.endedAt() == null ? "" : labels.instant(found.endedAt())))
                .orElse("");
    }

    /** What was simulated: the period, its zone, and for how many accounts. */
    public String scope() {
        return latest().map(Simulation::scope)
                .map(scope -> labels.format(
                        scope.accounts().isEmpty() ? "simulation.scope.all" : "simulation.scope.some",
                        labels.day(LocalDate.ofInstant(scope.from(), scope.zone())),
                        labels.day(LocalDate.ofInstant(scope.until().minusNanos(1), scope.zone())),
                        scope.zone().getId(),
                        scope.accounts().size()))
                .orElse("");
    }

    // ---- results

    /** All results, in the order in which they are read. */
    public List<Group> groups() {
        List<Group> groups = new ArrayList<>();
        latest().ifPresent(found -> {
            groups.add(targets(found));
            groups.add(parts(found, "refused", SimulationResults.REFUSED, SimulationResults.REFUSED_BEFORE));
            groups.add(parts(found, "draft", SimulationResults.DRAFTS, null));
            groups.add(group(
                    "others",
                    List.of(
                            row(found, SimulationResults.KEYS, false),
                            new Row(
                                    labels.format("simulation.contacts", found.count(SimulationResults.CONTACTS)),
                                    found.count(SimulationResults.ADDRESSES),
                                    address(found, SimulationResults.CONTACTS),
                                    false))));
        });
        return groups;
    }

    private Group targets(Simulation found) {
        List<Row> rows = new ArrayList<>();
        for (String outcome :
                List.of("stays", "earlier", "later", "no-longer-granted", "newly-granted", "never-granted")) {
            String name = SimulationResults.TARGET + outcome;
            long number = found.count(name) + found.sum(name + ".");
            boolean usual = !outcome.startsWith("ne");
            if (usual || number > 0) {
                rows.add(new Row(words.of(name), number, number == 0 ? null : listAddress(name), false));
                found.counts().keySet().stream()
                        .filter(part -> part.startsWith(name + "."))
                        .forEach(part -> rows.add(row(found, part, true)));
            }
        }
        return group("target", rows);
    }

    private Group parts(Simulation found, String code, String beginning, @Nullable String more) {
        List<Row> rows = new ArrayList<>();
        long all = found.sum(beginning);
        String name = beginning.substring(0, beginning.length() - 1);
        rows.add(new Row(labels.format("simulation.all." + code), all, all == 0 ? null : listAddress(name), false));
        found.counts().keySet().stream()
                .filter(part -> part.startsWith(beginning))
                .forEach(part -> rows.add(row(found, part, true)));
        if (more != null && found.count(more) > 0) {
            rows.add(row(found, more, false));
        }
        return group(code, rows);
    }

    private Group group(String code, List<Row> rows) {
        return new Group(code, labels.format("simulation.group." + code), rows);
    }

    private Row row(Simulation found, String name, boolean part) {
        return new Row(words.of(name), found.count(name), address(found, name), part);
    }

    private @Nullable String address(Simulation found, String name) {
        return found.count(name) == 0 ? null : listAddress(name);
    }

    private String listAddress(String name) {
        return currentUser.root() + HERE + "?draft=" + encoded(draft()) + "&result=" + encoded(name);
    }

    public List<String> hourNames() {
        return IntStream.range(0, HOURS)
                .mapToObj(hour -> String.format(Locale.ROOT, "%02d", hour))
                .toList();
    }

    /** First responses due by hour of the week with the book in force. */
    public List<Day> before() {
        return days(SimulationResults.DUE_BEFORE);
    }

    /** The same with the draft. */
    public List<Day> after() {
        return days(SimulationResults.DUE_AFTER);
    }

    private List<Day> days(String beginning) {
        Simulation found = latest().orElse(null);
        if (found == null) {
            return List.of();
        }
        long most = IntStream.range(0, DAYS * HOURS)
                .mapToLong(hour -> Math.max(
                        found.count(SimulationResults.hour(SimulationResults.DUE_BEFORE, hour)),
                        found.count(SimulationResults.hour(SimulationResults.DUE_AFTER, hour))))
                .max()
                .orElse(0);
        return IntStream.range(0, DAYS)
                .mapToObj(day -> new Day(
                        labels.weekday(day),
                        IntStream.range(day * HOURS, (day + 1) * HOURS)
                                .mapToLong(hour -> found.count(SimulationResults.hour(beginning, hour)))
                                .mapToObj(number -> new Hour(
                                        number, most == 0 ? 0 : (int) Math.ceil(number * (double) SHADES / most)))
                                .toList()))
                .toList();
    }

    public String hoursCsv() {
        return currentUser.root() + "/data" + HERE + "/hours.csv?draft=" + encoded(draft());
    }

    // ---- the list behind a number

    public boolean isList() {
        return isAny() && !result().isEmpty();
    }

    private String result() {
        return parameter("result");
    }

    public String listTitle() {
        return words.whole(result());
    }

    /** Whether the list is of cases; else it is of drafts or keys. */
    public boolean isOfCases() {
        return !result().startsWith("draft") && !result().equals(SimulationResults.KEYS);
    }

    public String overviewAddress() {
        return currentUser.root() + HERE + "?draft=" + encoded(draft());
    }

    /** The address of this page, to which the table's form is posted. */
    public String address() {
        return isList() ? listAddress(result()) : overviewAddress();
    }

    public String listCsv() {
        return currentUser.root() + "/data" + HERE + "/list.csv?draft=" + encoded(draft()) + "&result="
                + encoded(result());
    }

    public KeysetModel<Named, Line> getLines() {
        KeysetModel<Named, Line> known = lines;
        if (known == null) {
            known = new KeysetModel<>("lines", "", this::find, SimulationPage::place, this::line);
            lines = known;
        }
        return known;
    }

    private List<Named> find(String after, int most) {
        return latest().map(found -> reading.list(currentUser.administrator(), found, result(), position(after), most))
                .orElse(List.of());
    }

    private static String place(Named one) {
        return one.line().list() + " " + one.line().number();
    }

    private static @Nullable Position position(String place) {
        int blank = place.lastIndexOf(' ');
        String number = place.substring(blank + 1);
        return blank > 0 && number.matches("[0-9]{1,18}")
                ? new Position(place.substring(0, blank), Long.parseLong(number))
                : null;
    }

    private Line line(Named one) {
        SimulationLine line = one.line();
        return new Line(
                line.subject(),
                line.displayId() == null
                        ? line.subject()
                        : Objects.requireNonNull(line.displayId()).toString(),
                line.account().toString(),
                one.account(),
                words.of(line.list()),
                line.at() == null ? "" : labels.instant(line.at()),
                line.dueBefore() == null ? "–" : labels.instant(line.dueBefore()),
                line.dueAfter() == null ? "–" : labels.instant(line.dueAfter()),
                one.person());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
