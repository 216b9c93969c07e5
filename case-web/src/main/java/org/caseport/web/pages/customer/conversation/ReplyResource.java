package org.caseport.web.pages.customer.conversation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftId;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.correspondence.ReplySubmission;
import org.caseport.web.application.correspondence.ReplyingToCases;
import org.caseport.web.application.opening.Drafting;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.ReplyEndpoint;

/** Saves a member's reply while it is written, and sends it. */
@Path("cases/{case}/replies/{draft}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReplyResource extends ReplyEndpoint {

    @Inject
    CurrentUser user;

    @Inject
    ReplyingToCases replying;

    @Override
    protected Optional<DraftAuthor> author() {
        return Optional.of(DraftAuthor.of(user.member()));
    }

    @Override
    protected Drafting.Outcome keep(DraftId id, Map<String, String> fields) {
        return answered()
                .map(found -> replyDrafts.save(DraftAuthor.of(user.member()), found, id, fields))
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

    @Override
    protected String casePage() {
        return "/cases/case";
    }

    @Override
    protected boolean asksFor(String field) {
        return ReplyAct.asksFor(field);
    }

    @Override
    protected String send(ReplySubmission sending, Map<String, String> posted) {
        ReplyAct act = ReplyAct.named(posted.getOrDefault("act", "")).orElse(ReplyAct.REPLY);
        String again = "&act=" + act.code() + "&draft=" + sending.draft();
        Outcome<ReplyingToCases.Replied> outcome;
        try {
            outcome = act == ReplyAct.RESOLVE
                    ? replying.sendAndResolve(user.member(), sending)
                    : replying.send(user.member(), sending);
        } catch (IllegalArgumentException e) {
            return again;
        }
        if (outcome instanceof Outcome.Done<ReplyingToCases.Replied> done) {
            ReplyingToCases.Replied replied = done.result();
            return "&done=" + act.code()
                    + (replied.status() == CaseStatus.RESOLVED ? "#rating" : "#message-" + replied.number());
        }
        Rejection why = outcome.rejection().orElse(null);
        if (why instanceof Rejection.ConcurrentChange) {
            return again + "&seen=" + sending.seen();
        }
        if (why instanceof Rejection.Declined) {
            return again + "&check=true";
        }
        return why instanceof Rejection.TooLate ? again : "";
    }
}
