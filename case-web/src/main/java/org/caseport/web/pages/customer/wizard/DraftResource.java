package org.caseport.web.pages.customer.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.web.application.opening.Drafting;
import org.caseport.web.pages.CatalogNames;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.DraftEndpoint;
import org.caseport.web.pages.customer.conversation.CasePage;

/** Saves a draft of the wizard while it is written. */
@Path("drafts/{draft}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DraftResource extends DraftEndpoint {

    @Inject
    Drafting drafting;

    @Inject
    CatalogNames names;

    @Inject
    CurrentUser user;

    @Override
    protected Optional<DraftAuthor> author() {
        return Optional.of(DraftAuthor.of(user.member()));
    }

    @Override
    protected String notice(Drafting.Outcome.Saved saved, Map<String, String> sent) {
        List<String> cleared = saved.cleared();
        if (cleared.isEmpty()) {
            return "";
        }
        String fields = labels.list(cleared.stream()
                .map(field -> labels.format("create.cleared." + field))
                .toList());
        String cause = cause(saved.draft().fields(), sent.keySet());
        return cause.isEmpty()
                ? labels.format("create.cleared.plain", fields)
                : labels.format(cleared.size() == 1 ? "create.cleared" : "create.cleared.several", fields, cause);
    }

    /** The name of the new choice because of which others were cleared; empty where a choice was only removed. */
    private String cause(DraftFields fields, Set<String> sent) {
        Optional<CaseType> type = CaseType.of(fields.get(DraftFields.CASE_TYPE));
        if (sent.contains(DraftFields.CASE_TYPE)) {
            return type.map(one -> labels.format("CaseType." + one.name() + ".cases"))
                    .orElse("");
        }
        if (sent.contains(DraftFields.SERVICE)) {
            String service = fields.get(DraftFields.SERVICE);
            return type.filter(one -> !service.isEmpty())
                    .map(one -> names.service(one, service))
                    .orElse("");
        }
        String language = fields.get(DraftFields.LANGUAGE);
        return language.matches("[a-z]{2}") ? labels.of(new ContactLanguage(language)) : "";
    }

    @Override
    protected Drafting.Outcome keep(DraftId id, Map<String, String> fields) {
        return drafting.save(user.member(), id, fields);
    }

    @Override
    protected void begin(DraftId id) {
        // The wizard creates the draft before its page is shown.
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
