package org.caseport.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.caseport.domain.cases.Body;
import org.caseport.domain.text.BlankText;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.text.TextToHtml;

/** Previews how a text will look on pages and in mails. Nothing is stored. */
@Path("preview")
@RequestScoped
public class PreviewResource {

    /** The most bytes that the longest communication can have. */
    private static final int LARGEST = Body.LONGEST * 4;

    @Inject
    Redacting redacting;

    @Inject
    Labels labels;

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.TEXT_HTML)
    public Response preview(InputStream text) throws IOException {
        byte[] sent = text.readNBytes(LARGEST + 1);
        String typed = new String(sent, StandardCharsets.UTF_8);
        if (sent.length > LARGEST || typed.codePointCount(0, typed.length()) > Body.LONGEST) {
            return Response.status(Response.Status.REQUEST_ENTITY_TOO_LARGE)
                    .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                    .entity(labels.format("preview.tooLong"))
                    .build();
        }
        String kept = redacting.preview(typed);
        return Response.ok(BlankText.isBlank(kept) ? "" : TextToHtml.html(kept)).build();
    }
}
