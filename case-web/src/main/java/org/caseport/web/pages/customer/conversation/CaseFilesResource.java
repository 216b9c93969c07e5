package org.caseport.web.pages.customer.conversation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.web.application.cases.ReadingCases;
import org.caseport.web.application.file.Thumbnails;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FileResponse;
import org.jspecify.annotations.Nullable;

/** Serves the files of a case to members who see it; answers 404 to anybody else. */
@Path("cases/{case}/files/{file}")
@RequestScoped
public class CaseFilesResource {

    @Inject
    ReadingCases readingCases;

    @Inject
    Thumbnails thumbnails;

    @Inject
    CurrentUser user;

    @GET
    public Response file(
            @PathParam("case") String caseId,
            @PathParam("file") String fileId,
            @QueryParam("show") @Nullable String show) {
        if (!CaseId.isCaseId(caseId) || !FileId.isFileId(fileId)) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        return readingCases
                .attachment(user.member(), new CaseId(caseId), new FileId(fileId))
                .map(file -> FileResponse.of(file, show, bytesOf(file), thumbnails))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
    }

    private StreamingOutput bytesOf(AttachedFile file) {
        return out -> readingCases.copy(user.member(), file, out);
    }
}
