package org.caseport.web.pages.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Serves the reports of an account as CSV to members who administer it; answers 404 to other members. */
@Path("reports")
@RequestScoped
public class AccountReportsResource {

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
