package org.caseport.web.pages.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Serves reports as CSV to supervisors; answers 404 to other agents. */
@Path("workspace/reports")
@RequestScoped
public class DeskReportsResource {

    @Inject
    ReportCsv csv;

    @GET
    @Path("table.csv")
    public Response table() {
        return csv.table();
    }

    @GET
    @Path("cases.csv")
    public Response cases() {
        return csv.cases();
    }
}
