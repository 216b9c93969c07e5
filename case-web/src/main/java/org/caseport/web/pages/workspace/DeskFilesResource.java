package org.caseport.web.pages.workspace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.caseport.domain.account.Agent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.web.application.desk.ReadingAsAgent;
import org.caseport.web.application.file.Thumbnails;
import org.caseport.web.application.journal.JournalingReads;
import org.caseport.web.pages.FileResponse;
import org.jspecify.annotations.Nullable;

/** Serves the files of any case to agents; answers 404 to anybody else. */
@Path("workspace/cases/{case}/files/{file}")
@RequestScoped
public class DeskFilesResource {

    @Inject
    ReadingAsAgent reading;

    @Inject
    JournalingReads reads;

    @Inject
    Thumbnails thumbnails;

    @Inject
    CurrentAgent currentAgent;

    @GET
    public Response file(
            @PathParam("case") String caseId,
            @PathParam("file") String fileId,
            @QueryParam("show") @Nullable String show) {
        if (!CaseId.isCaseId(caseId) || !FileId.isFileId(fileId)) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        CaseId id = new CaseId(caseId);
        return currentAgent
                .ifAny()
                .flatMap(agent ->
                        reading.attachment(agent, id, new FileId(fileId)).map(file -> answer(agent, id, file, show)))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
    }

    private Response answer(Agent agent, CaseId id, AttachedFile file, @Nullable String show) {
        reads.fetched(agent, id, file.id());
        return FileResponse.of(file, show, bytesOf(agent, id, file), thumbnails);
    }

    private StreamingOutput bytesOf(Agent agent, CaseId id, AttachedFile file) {
        return out -> reading.copy(agent, id, file, out);
    }
}
