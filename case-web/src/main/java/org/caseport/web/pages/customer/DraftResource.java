package org.caseport.web.pages.customer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.draft.DraftId;
import org.caseport.web.application.Saving;

/** A draft of the wizard while it is written. */
@Path("drafts/{draft}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DraftResource extends DraftDoor {

    @Override
    Saving keep(DraftId id, Map<String, String> fields) {
        return drafting.save(user.member(), id, fields);
    }

    @Override
    void begin(DraftId id) {
        // The wizard's draft is there before its page is.
    }

    @Override
    String page() {
        return "/";
    }

    @Override
    String base() {
        return request.getContextPath() + "/data/drafts/" + draft;
    }

    @Override
    Response gone(CaseId as) {
        return gone("draft.submitted", CasePage.addressAfterSubmission(as));
    }
}
