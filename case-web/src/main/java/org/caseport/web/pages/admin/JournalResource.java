package org.caseport.web.pages.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Administrator;
import org.caseport.web.application.journal.ReadingJournal;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FileResponse;
import org.jspecify.annotations.Nullable;

/** Exports the journal of one account or of all, while it is read, alone or with the program that verifies it. */
@Path("admin/journal")
@RequestScoped
public class JournalResource {

    private static final String VERIFIER = "VerifyJournal.java";

    @Inject
    ReadingJournal reading;

    @Inject
    CurrentUser user;

    /** Exports lines of JSON. */
    @GET
    @Path("journal.jsonl")
    public Response lines(@QueryParam("account") @Nullable String account) {
        return answer(account, "jsonl", "application/jsonl;charset=UTF-8", this::write);
    }

    /** Exports a zip archive with the lines of JSON and the verifier. */
    @GET
    @Path("journal.zip")
    public Response zip(@QueryParam("account") @Nullable String account) {
        return answer(account, "zip", "application/zip", this::pack);
    }

    @GET
    @Path(VERIFIER)
    public Response verifier() {
        return FileResponse.saving(VERIFIER, "text/plain;charset=UTF-8", out -> {
            try (InputStream source = ReadingJournal.verifier()) {
                source.transferTo(out);
            }
        });
    }

    private Response answer(@Nullable String account, String ending, String type, Form form) {
        if (account != null && !account.matches("[0-9]{12}")) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        AccountId only = account == null ? null : new AccountId(account);
        Administrator administrator = user.administrator();
        return FileResponse.saving(
                "journal-" + (only == null ? "all" : only) + "." + ending,
                type,
                out -> form.write(administrator, only, out));
    }

    private void write(Administrator administrator, @Nullable AccountId only, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8), 1 << 16);
        reading.export(administrator, only, writer);
        writer.flush();
    }

    private void pack(Administrator administrator, @Nullable AccountId only, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        zip.putNextEntry(new ZipEntry(VERIFIER));
        try (InputStream source = ReadingJournal.verifier()) {
            source.transferTo(zip);
        }
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry("journal.jsonl"));
        write(administrator, only, zip);
        zip.closeEntry();
        zip.finish();
    }

    /** A format of the export. */
    private interface Form {

        void write(Administrator administrator, @Nullable AccountId only, OutputStream out) throws IOException;
    }
}
