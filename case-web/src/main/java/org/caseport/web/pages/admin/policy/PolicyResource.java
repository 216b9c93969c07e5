package org.caseport.web.pages.admin.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.caseport.web.application.version.ReadingVersions;
import org.caseport.web.application.version.VersionView;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FileResponse;

/** Downloads the text of a version of the policy book under the name that a file of the product has. */
@Path("admin/policy")
@RequestScoped
public class PolicyResource {

    @Inject
    ReadingVersions reading;

    @Inject
    CurrentUser user;

    @GET
    @Path("{version}")
    public Response text(@PathParam("version") String version) {
        return reading.find(user.administrator(), version)
                .map(PolicyResource::file)
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
    }

    private static Response file(VersionView view) {
        return FileResponse.saving(
                view.code() + ".yaml",
                "text/plain;charset=UTF-8",
                out -> out.write(view.text().getBytes(UTF_8)));
    }
}
