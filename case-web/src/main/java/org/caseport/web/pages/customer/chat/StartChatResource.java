package org.caseport.web.pages.customer.chat;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.chat.Chat;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.chat.StartingChats;
import org.caseport.web.pages.CurrentUser;

/** Starts a chat on a case. */
@Path("cases/{case}/chats")
@RequestScoped
public class StartChatResource {

    @Inject
    StartingChats starting;

    @Inject
    CurrentUser user;

    @Context
    HttpServletRequest request;

    /** Starts a chat on this case, or leads to the one that it has. */
    @POST
    public Response start(@PathParam("case") String id) {
        Optional<Outcome<Chat>> outcome =
                CaseId.isCaseId(id) ? Optional.of(starting.start(user.member(), new CaseId(id))) : Optional.empty();
        Optional<Rejection> why = outcome.flatMap(Outcome::rejection);
        if (outcome.isEmpty()
                || why.filter(one -> one instanceof Rejection.NotFound || one instanceof Rejection.NotGranted)
                        .isPresent()) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        String told = why.map(one -> "&chat=" + (one instanceof Rejection.Declined ? "DECLINED" : one.code()))
                .orElse("");
        return Response.seeOther(URI.create(request.getContextPath() + "/cases/case?id=" + id + told + "#chat"))
                .build();
    }
}
