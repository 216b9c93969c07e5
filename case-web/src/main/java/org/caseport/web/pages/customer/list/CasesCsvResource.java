package org.caseport.web.pages.customer.list;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.search.CaseSearch.Found;
import org.caseport.domain.search.CaseSearch.Order;
import org.caseport.domain.search.CaseSearch.Place;
import org.caseport.domain.search.CaseSearch.Sort;
import org.caseport.web.application.cases.FindingCases;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FileResponse;
import org.caseport.web.pages.Labels;
import org.caseport.web.text.CsvFile;

/**
 * Exports the filtered list of cases as CSV. It is sent while it is read, each batch in a transaction of its own. It is
 * always sorted by creation, which never changes, so that each case is in it once, even if cases change meanwhile.
 */
@Path("cases.csv")
@RequestScoped
public class CasesCsvResource {

    private static final int AT_ONCE = 500;
    private static final long LONGEST_REST = TimeUnit.SECONDS.toNanos(1);

    @Inject
    CaseList list;

    @Inject
    FindingCases findingCases;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    @Inject
    Clock clock;

    @GET
    public Response cases() {
        findingCases.exporting(user.member());
        LocalDate today = clock.instant().atZone(user.zone()).toLocalDate();
        return FileResponse.saving("support-cases-" + today + ".csv", "text/csv;charset=UTF-8", this::write);
    }

    private void write(OutputStream out) throws IOException {
        Order order = new Order(
                Sort.CREATED,
                list.address().order().sort() != Sort.CREATED
                        || list.address().order().descending());
        try (CsvFile csv = new CsvFile(out, user.zone())) {
            csv.line(headings());
            long begun = System.nanoTime();
            List<Found> batch = findingCases.find(user.member(), list.filter(), order, null, AT_ONCE);
            while (!batch.isEmpty()) {
                for (Found one : batch) {
                    csv.line(cells(csv, one.summary()));
                }
                csv.flush();
                if (batch.size() == AT_ONCE) {
                    rest(System.nanoTime() - begun);
                }
                begun = System.nanoTime();
                Place last = Place.of(batch.get(batch.size() - 1).summary(), Sort.CREATED, false);
                batch = batch.size() < AT_ONCE
                        ? List.of()
                        : findingCases.find(user.member(), list.filter(), order, last, AT_ONCE);
            }
        }
    }

    /**
     * Pauses after each batch as long as the batch took, without a connection, so that a long export takes half a core
     * at most.
     */
    private static void rest(long nanos) throws InterruptedIOException {
        try {
            TimeUnit.NANOSECONDS.sleep(Math.min(nanos, LONGEST_REST));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private List<String> headings() {
        String zone = user.zone().getId();
        return List.of(
                labels.format("cases.subject"),
                labels.format("cases.displayId"),
                labels.format("cases.caseId"),
                labels.format("cases.status"),
                labels.format("cases.severity"),
                labels.format("cases.type"),
                labels.format("cases.service"),
                labels.format("cases.csv.inZone", labels.format("cases.created"), zone),
                labels.format("cases.csv.inZone", labels.format("cases.activity"), zone),
                labels.format("cases.method"));
    }

    private List<String> cells(CsvFile csv, CaseSummary one) {
        return Stream.of(
                        one.subject(),
                        one.displayId().digits(),
                        one.id().value(),
                        labels.of(one.status()),
                        labels.of(one.severity()),
                        labels.of(one.type()),
                        list.serviceOf(one),
                        csv.time(one.openedAt()),
                        csv.time(one.lastActivityAt()),
                        labels.of(one.method()))
                .toList();
    }
}
