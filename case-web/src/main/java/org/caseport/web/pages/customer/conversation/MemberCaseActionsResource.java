package org.caseport.web.pages.customer.conversation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.Callback;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.call.ChangingCalls;
import org.caseport.web.application.cases.ChangingAudience;
import org.caseport.web.application.cases.RatingCases;
import org.caseport.web.application.opening.RelatingCases;
import org.caseport.web.pages.CardNumberQuestions;
import org.caseport.web.pages.CurrentUser;

/** Receives the forms of a case page besides the reply, and redirects to a page after each. */
@Path("cases/{case}")
@RequestScoped
public class MemberCaseActionsResource {

    @Inject
    RelatingCases relating;

    @Inject
    RatingCases rating;

    @Inject
    ChangingAudience showing;

    @Inject
    ChangingCalls calls;

    @Inject
    CurrentUser user;

    @PathParam("case")
    String id;

    @Context
    HttpServletRequest request;

    /** Begins a related case. */
    @POST
    @Path("related")
    public Response relate() {
        if (!user.member().may(Grant.OPEN_CASES) || user.account().isSuspended()) {
            // That page says why, and whom to ask.
            return see("/cases/create");
        }
        Optional<DraftId> begun = known().flatMap(found -> relating.begin(user.member(), found));
        return see(begun.map(draft -> "/cases/create?draft=" + draft + "&step=help")
                .orElseGet(this::page));
    }

    @POST
    @Path("rating")
    public Response rate(MultivaluedMap<String, String> posted) {
        Map<String, String> typed = new HashMap<>();
        posted.forEach((name, values) -> typed.put(name, values.get(0).replace("\r\n", "\n")));
        DraftFields written = DraftFields.of(CardNumberQuestions.said(typed))
                .with(DraftFields.STARS, typed.getOrDefault(DraftFields.STARS, ""))
                .with(DraftFields.COMMENT, typed.getOrDefault(DraftFields.COMMENT, ""));
        RatingCases.Outcome outcome = known().map(found -> rating.rate(user.member(), found, written))
                .orElse(RatingCases.Outcome.NO_SUCH_CASE);
        return see(page() + "&rating=" + outcome.name().toLowerCase(Locale.ROOT) + "#rating");
    }

    /** Changes which members see the case. */
    @POST
    @Path("audience")
    public Response show(
            @FormParam("confidential") @DefaultValue("") String confidential, @FormParam("named") List<String> named) {
        Set<PersonId> people =
                named.stream().filter(PersonId::isId).map(PersonId::new).collect(Collectors.toSet());
        ChangingAudience.Showing showing = known().map(
                        found -> showing(found, confidential.equals(DraftFields.YES), people))
                .orElse(ChangingAudience.Showing.NO_SUCH_CASE);
        if (showing == ChangingAudience.Showing.HIDDEN_FROM_YOU) {
            return see("/?hidden=true");
        }
        return see(page() + "&audience=" + showing.name().toLowerCase(Locale.ROOT) + "#audience");
    }

    private ChangingAudience.Showing showing(CaseId id, boolean confidential, Set<PersonId> named) {
        return showing.show(user.member(), id, confidential, named);
    }

    /** The customer needs no call; the reply comes in writing. */
    @POST
    @Path("call/cancel")
    public Response cancelCall() {
        Optional<Outcome<Callback>> outcome = known().map(found -> calls.cancel(user.member(), found));
        String told = outcome.map(one -> one.rejection().map(Rejection::code).orElse("CANCELLED"))
                .orElse(Rejection.NotFound.CASE.code());
        return see(page() + "&call=" + told.toLowerCase(Locale.ROOT) + "#call");
    }

    private String page() {
        return "/cases/case?id=" + known().map(CaseId::value).orElse("none");
    }

    private Optional<CaseId> known() {
        return CaseId.isCaseId(id) ? Optional.of(new CaseId(id)) : Optional.empty();
    }

    private Response see(String address) {
        return Response.seeOther(URI.create(request.getContextPath() + address)).build();
    }
}
