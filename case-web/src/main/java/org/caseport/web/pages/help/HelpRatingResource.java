package org.caseport.web.pages.help;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.caseport.web.application.help.RatingHelp;
import org.caseport.web.pages.CurrentUser;
import org.jspecify.annotations.Nullable;

/** Takes the answer to whether a help article was helpful, and leads back to the article. */
@Path("help/{article}")
@RequestScoped
public class HelpRatingResource {

    @Inject
    RatingHelp rating;

    @Inject
    CurrentUser user;

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response rate(@PathParam("article") String article, @FormParam("helpful") @Nullable String helpful) {
        if (helpful == null || !(helpful.equals("yes") || helpful.equals("no"))) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        return rating.rate(article, helpful.equals("yes"))
                .map(found -> Response.seeOther(URI.create(user.root() + found.address() + "?rated=true#rated"))
                        .build())
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
    }
}
