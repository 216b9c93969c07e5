package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.caseport.web.mail.DemoMailbox;

/** Serves the HTML of a demo's mail for a frame in which nothing can be executed. */
@Path("admin/letters/{number}")
@RequestScoped
public class DemoMailResource {

    @Inject
    DemoMailbox demoMailbox;

    @GET
    public Response html(@PathParam("number") String number, @Context HttpServletResponse response) {
        // Only our own pages may frame it.
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        return DemoMailPage.find(demoMailbox, number)
                .map(kept -> Response.ok(kept.letter().html(), "text/html; charset=UTF-8")
                        .header(
                                "Content-Security-Policy",
                                "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'")
                        .build())
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
    }
}
