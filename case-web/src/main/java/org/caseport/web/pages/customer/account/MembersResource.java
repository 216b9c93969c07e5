package org.caseport.web.pages.customer.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.account.KeepingMembers;
import org.caseport.web.pages.CurrentUser;

/** Receives the forms of the members page. */
@Path("members/{member}")
@RequestScoped
public class MembersResource {

    @Inject
    KeepingMembers keeping;

    @Inject
    CurrentUser user;

    @PathParam("member")
    String id;

    @Context
    HttpServletRequest request;

    /** Sets what a member may do; unknown permissions are ignored. The page shows the result. */
    @POST
    public Response grant(@FormParam("grant") List<String> codes, @QueryParam("after") @DefaultValue("") String after) {
        Set<Grant> granted =
                codes.stream().flatMap(code -> Grant.named(code).stream()).collect(Collectors.toSet());
        Optional<Outcome<Person>> outcome = known(id).map(member -> keeping.grant(user.member(), member, granted));
        String said = outcome.map(MembersResource::word).orElse("");
        String page = known(after).map(last -> "&after=" + last).orElse("");
        String more = said.isEmpty() ? "" : "?" + said + "=" + id + page + "#member-" + id;
        return Response.seeOther(URI.create(request.getContextPath() + "/members" + more))
                .build();
    }

    private static String word(Outcome<Person> outcome) {
        return outcome.rejection()
                .map(why -> why instanceof KeepingMembers.LastAdministrator ? "last" : "")
                .orElse("done");
    }

    private static Optional<PersonId> known(String text) {
        return PersonId.isId(text) ? Optional.of(new PersonId(text)) : Optional.empty();
    }
}
