package org.caseport.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.caseport.domain.file.AttachedFile;
import org.caseport.web.api.transport.ByteRange;
import org.caseport.web.api.transport.ConcurrencyLimit;
import org.caseport.web.api.transport.MinimumRateInputStream;
import org.caseport.web.api.transport.MinimumRateOutputStream;
import org.caseport.web.api.transport.RequestBody;
import org.caseport.web.application.access.ApiCaller;
import org.caseport.web.application.access.IdentifyingApiCallers;
import org.caseport.web.application.cases.ReadingCases;
import org.caseport.web.application.file.ReceivingParts;
import org.caseport.web.application.file.ReceivingParts.Receiving;
import org.caseport.web.application.journal.RequestOrigin;
import org.caseport.web.frame.ContentDisposition;

/**
 * Receives parts of uploads and sends files, at the presigned links. A link that is forged, expired or of a revoked key
 * is answered like an unknown address; one of a suspended account is refused with the reason.
 */
@WebServlet(PresignedLinks.PATH + "*")
public class FileTransferServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** How many transfers of one account run at a time: as many as one response has links. */
    private static final int AT_ONCE = 10;

    private static final ConcurrencyLimit TURNS = new ConcurrencyLimit(AT_ONCE);

    @Inject
    transient PresignedLinks links;

    @Inject
    transient IdentifyingApiCallers recognising;

    @Inject
    transient CallerAuthentication callers;

    @Inject
    transient RequestOrigin actingFrom;

    @Inject
    transient ReceivingParts receiving;

    @Inject
    transient ReadingCases reading;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        String method = request.getMethod();
        Optional<PresignedLinks.Given> given = links.read(
                Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1));
        if (given.orElse(null) instanceof PresignedLinks.Given.Part part && method.equals("PUT")) {
            turn(part.key(), request, response, program -> receive(program, part, request, response));
        } else if (given.orElse(null) instanceof PresignedLinks.Given.File file
                && (method.equals("GET") || method.equals("HEAD"))) {
            turn(file.key(), request, response, program -> send(program, file, request, response));
        } else {
            refuse(HttpServletResponse.SC_NOT_FOUND, "", request, response);
        }
    }

    private void turn(String key, HttpServletRequest request, HttpServletResponse response, Act act)
            throws IOException {
        Optional<ApiCaller> program =
                recognising.find(key).filter(found -> found.api().isGranted());
        if (program.isEmpty()) {
            refuse(HttpServletResponse.SC_NOT_FOUND, "", request, response);
        } else if (!TURNS.take(program.get().member().account())) {
            response.setHeader("Retry-After", "1");
            refuse(
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "Too many files of the account are being transferred.",
                    request,
                    response);
        } else {
            try {
                actingFrom.program(key);
                Optional<ApiError> suspended = callers.whySuspended(program.get());
                if (suspended.isPresent()) {
                    refuse(HttpServletResponse.SC_FORBIDDEN, suspended.get().said(), request, response);
                } else {
                    act.with(program.get());
                }
            } finally {
                TURNS.giveBack(program.get().member().account());
            }
        }
    }

    private void receive(
            ApiCaller program, PresignedLinks.Given.Part link, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Receiving received;
        try {
            received = receiving.receive(
                    program.member(), link.upload(), link.part(), new MinimumRateInputStream(request.getInputStream()));
        } catch (ApiError tooSlow) {
            response.setHeader("Connection", "close");
            say(HttpServletResponse.SC_REQUEST_TIMEOUT, tooSlow.said(), response);
            return;
        } catch (IOException brokenOff) {
            // The connection is gone, so there is nobody to answer; the part can be sent again.
            response.setHeader("Connection", "close");
            return;
        }
        if (received instanceof Receiving.Received kept) {
            response.setHeader("ETag", '"' + kept.tag() + '"');
            response.setContentLength(0);
        } else if (received instanceof Receiving.NotThatSize size) {
            refuse(
                    HttpServletResponse.SC_BAD_REQUEST,
                    "This part must have exactly " + size.bytes() + " bytes.",
                    request,
                    response);
        } else {
            refuse(HttpServletResponse.SC_NOT_FOUND, "", request, response);
        }
    }

    private void send(
            ApiCaller program, PresignedLinks.Given.File link, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<AttachedFile> found = reading.attachment(
                program.member(), link.file().caseId(), link.file().file());
        if (found.isEmpty()) {
            refuse(HttpServletResponse.SC_NOT_FOUND, "", request, response);
            return;
        }
        AttachedFile file = found.get();
        String tag = '"' + file.id().value() + '"';
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("ETag", tag);
        String condition = request.getHeader("If-Range");
        Optional<ByteRange> asked = condition == null || condition.equals(tag)
                ? ByteRange.read(request.getHeader("Range"), file.size())
                : Optional.empty();
        ByteRange range = asked.orElse(new ByteRange(0, file.size()));
        if (asked.isPresent() && range.length() == 0) {
            response.setHeader("Content-Range", "bytes */" + file.size());
            refuse(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE, "", request, response);
            return;
        }
        if (asked.isPresent()) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader(
                    "Content-Range",
                    "bytes " + range.from() + "-" + (range.from() + range.length() - 1) + "/" + file.size());
        }
        response.setContentType("application/octet-stream");
        response.setHeader("Content-Disposition", ContentDisposition.of("attachment", file.name()));
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setContentLengthLong(range.length());
        if (!request.getMethod().equals("HEAD")) {
            reading.copy(
                    program.member(),
                    file,
                    range.from(),
                    range.length(),
                    new MinimumRateOutputStream(response.getOutputStream()));
        }
    }

    private static void refuse(int status, String why, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            RequestBody.drain(request.getInputStream());
        } catch (ApiError | IOException e) {
            response.setHeader("Connection", "close");
        }
        say(status, why, response);
    }

    private static void say(int status, String why, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        byte[] text = why.getBytes(UTF_8);
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
    }

    @FunctionalInterface
    private interface Act {

        void with(ApiCaller program) throws IOException;
    }
}
