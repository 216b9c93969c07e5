package org.caseport.web.pages.admin.simulation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.simulation.Simulation;
import org.caseport.domain.simulation.SimulationLine;
import org.caseport.domain.simulation.Simulations.Position;
import org.caseport.web.application.simulation.ReadingSimulations;
import org.caseport.web.application.simulation.ReadingSimulations.Named;
import org.caseport.web.application.simulation.ReadingSimulations.Overview;
import org.caseport.web.application.simulation.SimulationResults;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FileResponse;
import org.caseport.web.pages.Labels;
import org.caseport.web.text.CsvFile;
import org.jspecify.annotations.Nullable;

/** Serves the lists behind a simulation's numbers, and its hours of the week, as CSV. */
@Path("admin/policy/simulation")
@RequestScoped
public class SimulationCsvResource {

    private static final int AT_ONCE = 500;
    private static final int HOURS = 24;
    private static final String TYPE = "text/csv;charset=UTF-8";

    @Inject
    ReadingSimulations reading;

    @Inject
    SimulationWords words;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    /** The cases, drafts or keys behind a number. */
    @GET
    @Path("list.csv")
    public Response list(@QueryParam("draft") @Nullable String draft, @QueryParam("result") @Nullable String result) {
        Administrator administrator = user.administrator();
        Optional<Simulation> found = latest(administrator, draft);
        if (found.isEmpty() || result == null || result.isEmpty()) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        return FileResponse.saving("simulation-list.csv", TYPE, out -> write(administrator, found.get(), result, out));
    }

    private Optional<Simulation> latest(Administrator administrator, @Nullable String draft) {
        return Optional.ofNullable(draft)
                .flatMap(id -> reading.of(administrator, id))
                .map(Overview::latest);
    }

    private void write(Administrator administrator, Simulation found, String result, OutputStream out)
            throws IOException {
        try (CsvFile csv = new CsvFile(out, found.scope().zone())) {
            csv.line(Stream.of("result", "subject", "number", "account", "accountName", "opened", "before", "after")
                    .map(name -> labels.format("simulation.csv." + name))
                    .toList());
            Position after = null;
            List<Named> some;
            do {
                some = reading.list(administrator, found, result, after, AT_ONCE);
                for (Named one : some) {
                    csv.line(cells(csv, one));
                    after = new Position(one.line().list(), one.line().number());
                }
                csv.flush();
            } while (some.size() == AT_ONCE);
        }
    }

    private List<String> cells(CsvFile csv, Named one) {
        SimulationLine line = one.line();
        return List.of(
                words.whole(line.list()),
                line.subject(),
                line.displayId() == null ? one.person() : line.displayId().digits(),
                line.account().digits(),
                one.account(),
                time(csv, line.at()),
                time(csv, line.dueBefore()),
                time(csv, line.dueAfter()));
    }

    private static String time(CsvFile csv, @Nullable Instant at) {
        return at == null ? "" : csv.time(at);
    }

    /** First responses due by hour of the week, before and after. */
    @GET
    @Path("hours.csv")
    public Response hours(@QueryParam("draft") @Nullable String draft) {
        Optional<Simulation> found = latest(user.administrator(), draft);
        return found.map(simulation ->
                        FileResponse.saving("simulation-hours.csv", TYPE, out -> writeHours(simulation, out)))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
    }

    private void writeHours(Simulation found, OutputStream out) throws IOException {
        try (CsvFile csv = new CsvFile(out, found.scope().zone())) {
            csv.line(List.of(
                    labels.format("simulation.hour"),
                    labels.format("simulation.before"),
                    labels.format("simulation.after")));
            for (int hour = 0; hour < SimulationResults.HOURS_A_WEEK; hour++) {
                csv.line(List.of(
                        String.format(Locale.ROOT, "%s %02d:00", labels.weekday(hour / HOURS), hour % HOURS),
                        Long.toString(found.count(SimulationResults.hour(SimulationResults.DUE_BEFORE, hour))),
                        Long.toString(found.count(SimulationResults.hour(SimulationResults.DUE_AFTER, hour)))));
            }
        }
    }
}
