package org.caseport.web.pages.customer.conversation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.file.AttachedFile;
import org.caseport.web.application.cases.ReadingCases;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FileResponse;

/** Serves all files of a case as one archive, written while it is read, to members who see the case. */
@Path("cases/{case}/files.zip")
@RequestScoped
public class CaseFilesZipResource {

    @Inject
    ReadingCases readingCases;

    @Inject
    CurrentUser user;

    @GET
    public Response files(@PathParam("case") String id) {
        if (!CaseId.isCaseId(id)) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        return readingCases
                .find(user.member(), new CaseId(id))
                .map(this::archive)
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
    }

    private Response archive(SupportCase found) {
        List<AttachedFile> files = found.correspondence().stream()
                .flatMap(entry -> entry.attachments().stream())
                .toList();
        return FileResponse.saving("case-" + found.displayId() + ".zip", "application/zip", out -> write(files, out));
    }

    private void write(List<AttachedFile> files, OutputStream out) throws IOException {
        Set<String> names = new HashSet<>();
        ZipOutputStream archive = new ZipOutputStream(out);
        for (AttachedFile file : files) {
            archive.putNextEntry(new ZipEntry(unused(file.name(), names)));
            readingCases.copy(user.member(), file, archive);
            archive.closeEntry();
        }
        archive.finish();
    }

    /** The name, or with a number before it if another file has it. */
    static String unused(String name, Set<String> names) {
        String free = name;
        for (int number = 2; !names.add(free); number++) {
            free = number + "-" + name;
        }
        return free;
    }
}
