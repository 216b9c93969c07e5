package org.caseport.web.pages.customer.conversation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
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

    /** The value of {@code show} that asks for a thumbnail. */
    private static final String SMALL = "small";

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
                .map(file -> answer(file, show))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
    }

    private Response answer(AttachedFile file, @Nullable String show) {
        if (show == null) {
            return FileResponse.saving(file, bytesOf(file));
        }
        return SMALL.equals(show)
                ? small(file).map(FileResponse::thumbnail).orElseGet(() -> FileResponse.showing(file, bytesOf(file)))
                : FileResponse.showing(file, bytesOf(file));
    }

    /** Empty for what has none: its own bytes are shown then, as a browser may know the format. */
    private Optional<byte[]> small(AttachedFile file) {
        if (!file.isImage() || file.size() > Thumbnails.LARGEST_FILE) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) file.size());
        try {
            readingCases.copy(user.member(), file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return thumbnails.of(bytes.toByteArray());
    }

    private StreamingOutput bytesOf(AttachedFile file) {
        return out -> readingCases.copy(user.member(), file, out);
    }
}
