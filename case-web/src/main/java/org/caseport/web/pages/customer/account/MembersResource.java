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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.MemberRole;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.account.ManagingMembers;
import org.caseport.web.pages.CurrentUser;

/** Receives the forms of the members page. */
@Path("members/{member}")
@RequestScoped
public class MembersResource {

    @Inject
    ManagingMembers managing;

    @Inject
    CurrentUser user;

    @PathParam("member")
    String id;

    @Context
    HttpServletRequest request;

    /**
     * Sets what a member may do: what a role means if another one was chosen, else what is ticked. Unknown permissions
     * and roles are ignored. The page shows the result.
     *
     * @param before the role that the form showed when it was drawn
     * @param after the last member of the page before the one that the form is on
     * @param text what was searched for
     */
    @POST
    public Response grant(
            @FormParam("grant") List<String> codes,
            @FormParam("role") @DefaultValue("") String role,
            @FormParam("roleBefore") @DefaultValue("") String before,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("text") @DefaultValue("") String text) {
        Set<Grant> ticked =
                codes.stream().flatMap(code -> Grant.named(code).stream()).collect(Collectors.toSet());
        Set<Grant> granted = Arrays.stream(MemberRole.values())
                .filter(known -> known.name().equals(role) && !role.equals(before))
                .findFirst()
                .map(chosen -> chosen.appliedTo(ticked))
                .orElse(ticked);
        Optional<Outcome<Person>> outcome = known(id).map(member -> managing.grant(user.member(), member, granted));
        String said = outcome.map(MembersResource::word).orElse("");
        String page = text.isEmpty()
                ? known(after).map(last -> "&after=" + last).orElse("")
                : "&text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
        String more = said.isEmpty() ? "" : "?" + said + "=" + id + page + "#member-" + id;
        return Response.seeOther(URI.create(request.getContextPath() + "/members" + more))
                .build();
    }

    private static String word(Outcome<Person> outcome) {
        return outcome.rejection()
                .map(why -> why instanceof ManagingMembers.LastAdministrator ? "last" : "")
                .orElse("done");
    }

    private static Optional<PersonId> known(String text) {
        return PersonId.isId(text) ? Optional.of(new PersonId(text)) : Optional.empty();
    }
}
