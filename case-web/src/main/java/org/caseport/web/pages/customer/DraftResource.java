package org.caseport.web.pages.customer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.draft.Author;
import org.caseport.domain.draft.DraftId;
import org.caseport.web.application.Drafting;
import org.caseport.web.application.Saving;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.DraftDoor;

/** A draft of the wizard while it is written. */
@Path("drafts/{draft}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DraftResource extends DraftDoor {

    @Inject
    Drafting drafting;

    @Inject
    CurrentUser user;

    @Override
    protected Optional<Author> author() {
        return Optional.of(Author.of(user.member()));
    }

    @Override
    protected String notice(List<String> cleared) {
        return cleared.isEmpty()
                ? ""
                : labels.format(
                        "create.cleared",
                        cleared.stream()
                                .map(field -> labels.format(FieldNames.key(field)))
                                .collect(Collectors.joining(labels.format("list.and"))));
    }

    @Override
    protected Saving keep(DraftId id, Map<String, String> fields) {
        return drafting.save(user.member(), id, fields);
    }

    @Override
    protected void begin(DraftId id) {
        // The wizard's draft is there before its page is.
    }

    @Override
    protected String page() {
        return "/";
    }

    @Override
    protected String base() {
        return request.getContextPath() + "/data/drafts/" + draft;
    }

    @Override
    protected Response gone(CaseId as) {
        return gone("draft.submitted", CasePage.addressAfterSubmission(as));
    }
}
