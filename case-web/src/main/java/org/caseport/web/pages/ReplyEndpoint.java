package org.caseport.web.pages;

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
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.ConversationVersion;
import org.caseport.domain.draft.DraftId;
import org.caseport.web.application.correspondence.ReplySubmission;

/**
 * Receives what a person writes into a case: saves the reply while it is written, and sends it. Members and agents post
 * the same plain form, and each post is answered by a redirect to the case page, whose address says what came of it.
 */
public abstract class ReplyEndpoint extends DraftEndpoint {

    @PathParam("case")
    protected String answered;

    /** Sends the reply. Sent twice, it is added once, with the same response. */
    @POST
    @Path("send")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.WILDCARD)
    public Response send(MultivaluedMap<String, String> form) {
        Map<String, String> posted = posted(form);
        Optional<ConversationVersion> seen = ConversationVersion.parse(posted.getOrDefault("seen", ""));
        Optional<DraftId> id = known();
        Optional<CaseId> about = answered();
        if (seen.isEmpty() || id.isEmpty() || about.isEmpty()) {
            return see("");
        }
        Map<String, String> typed = new LinkedHashMap<>(posted);
        typed.keySet().removeIf(name -> !asksFor(name));
        return see(send(new ReplySubmission(about.get(), id.get(), typed, seen.get()), posted));
    }

    /** Sends the reply; returns the parameters by which the case page says what came of it, each after an "&". */
    protected abstract String send(ReplySubmission sending, Map<String, String> posted);

    /** Whether the reply has a field of this name. */
    protected abstract boolean asksFor(String field);

    /** The path of the case page. */
    protected abstract String casePage();

    /** Redirects to the case page, which answers 404 if there is no such case. */
    protected Response see(String more) {
        return Response.seeOther(URI.create(request.getContextPath() + casePage() + "?id="
                        + answered().map(CaseId::value).orElse("none") + more))
                .build();
    }

    protected Optional<CaseId> answered() {
        return CaseId.isCaseId(answered) ? Optional.of(new CaseId(answered)) : Optional.empty();
    }

    /** The first value of each field. */
    protected static Map<String, String> posted(MultivaluedMap<String, String> form) {
        Map<String, String> posted = new LinkedHashMap<>();
        form.forEach((name, values) -> posted.put(name, values.get(0)));
        return posted;
    }
}
