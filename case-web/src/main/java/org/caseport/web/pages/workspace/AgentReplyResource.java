package org.caseport.web.pages.workspace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.draft.Author;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.web.application.opening.Drafting;
import org.caseport.web.pages.DraftEndpoint;

/** Saves an agent's reply and note while they are written, with their files. */
@Path("workspace/cases/{case}/answers/{draft}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AgentReplyResource extends DraftEndpoint {

    /** The fields of the composer; others are ignored. */
    private static final Set<String> ASKED = Set.of(DraftFields.DESCRIPTION, DraftFields.NOTE);

    @Inject
    CurrentAgent currentAgent;

    @PathParam("case")
    String caseId;

    /** The agent. Whether there is such a case is asked when the draft begins, not with every saving. */
    @Override
    protected Optional<Author> author() {
        return CaseId.isCaseId(caseId)
                ? currentAgent.ifAny().map(agent -> Author.of(agent, new CaseId(caseId)))
                : Optional.empty();
    }

    @Override
    protected Drafting.Outcome keep(DraftId id, Map<String, String> fields) {
        Map<String, String> asked = new HashMap<>(fields);
        asked.keySet().removeIf(name -> !ASKED.contains(name) && !name.startsWith(DraftFields.NUMBER + "."));
        return author().map(author -> replyDrafts.save(author, new CaseId(caseId), id, asked))
                .orElseGet(Drafting.Outcome.NoSuchDraft::new);
    }

    @Override
    protected String page() {
        return QueueAddress.PATH;
    }

    @Override
    protected String base() {
        return request.getContextPath() + "/data/workspace/cases/" + caseId + "/answers/" + draft;
    }

    @Override
    protected Response gone(CaseId as) {
        return gone("desk.sent", CaseDesk.address(as));
    }
}
