package org.caseport.web.pages.customer.conversation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.ConversationVersion;
import org.caseport.domain.draft.Author;
import org.caseport.domain.draft.DraftId;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.correspondence.ReplySubmission;
import org.caseport.web.application.correspondence.ReplyingToCases;
import org.caseport.web.application.opening.Drafting;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.DraftEndpoint;

/** Saves a member's reply while it is written, and sends it. */
@Path("cases/{case}/replies/{draft}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReplyResource extends DraftEndpoint {

    @Inject
    CurrentUser user;

    @Inject
    ReplyingToCases replying;

    @PathParam("case")
    String answered;

    @Override
    protected Optional<Author> author() {
        return Optional.of(Author.of(user.member()));
    }

    @Override
    protected Drafting.Outcome keep(DraftId id, Map<String, String> fields) {
        return answered()
                .map(found -> replyDrafts.save(Author.of(user.member()), found, id, fields))
                .orElseGet(Drafting.Outcome.NoSuchDraft::new);
    }

    @Override
    protected String page() {
        return answered().map(CasePage::address).orElse("/");
    }

    @Override
    protected String base() {
        return request.getContextPath() + "/data/cases/" + answered + "/replies/" + draft;
    }

    @Override
    protected Response gone(CaseId as) {
        return gone("reply.sent", CasePage.address(as));
    }

    /** Sends the reply. Sent twice, it is added once, with the same response. */
    @POST
    @Path("send")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.WILDCARD)
    public Response send(MultivaluedMap<String, String> form) {
        Optional<ConversationVersion> seen = ConversationVersion.parse(first(form, "seen"));
        Optional<DraftId> id = known();
        Optional<CaseId> about = answered();
        if (seen.isEmpty() || id.isEmpty() || about.isEmpty()) {
            return see("");
        }
        ReplyAct act = ReplyAct.named(first(form, "act")).orElse(ReplyAct.REPLY);
        ReplySubmission sending = new ReplySubmission(about.get(), id.get(), typed(form), seen.get());
        Outcome<ReplyingToCases.Replied> outcome;
        try {
            outcome = act == ReplyAct.RESOLVE
                    ? replying.sendAndResolve(user.member(), sending)
                    : replying.send(user.member(), sending);
        } catch (IllegalArgumentException e) {
            return see("&act=" + act.code() + "&draft=" + id.get());
        }
        String again = "&act=" + act.code() + "&draft=" + id.get();
        if (outcome instanceof Outcome.Done<ReplyingToCases.Replied> done) {
            ReplyingToCases.Replied replied = done.result();
            return see("&done=" + act.code()
                    + (replied.status() == CaseStatus.RESOLVED ? "#rating" : "#message-" + replied.number()));
        }
        Rejection why = outcome.rejection().orElse(null);
        if (why instanceof Rejection.CameBetween) {
            return see(again + "&seen=" + seen.get());
        }
        return see(
                why instanceof Rejection.Declined
                        ? again + "&check=true"
                        : why instanceof Rejection.TooLate ? again : "");
    }

    /** Redirects to the case page, which answers 404 if there is no such case. */
    private Response see(String more) {
        return Response.seeOther(URI.create(request.getContextPath() + "/cases/case?id="
                        + answered().map(CaseId::value).orElse("none") + more))
                .build();
    }

    private Optional<CaseId> answered() {
        return CaseId.isCaseId(answered) ? Optional.of(new CaseId(answered)) : Optional.empty();
    }

    private static Map<String, String> typed(MultivaluedMap<String, String> form) {
        Map<String, String> typed = new LinkedHashMap<>();
        form.forEach((name, values) -> {
            if (ReplyAct.asksFor(name)) {
                typed.put(name, values.get(0));
            }
        });
        return typed;
    }

    private static String first(MultivaluedMap<String, String> form, String name) {
        return form.getOrDefault(name, List.of("")).get(0);
    }
}
