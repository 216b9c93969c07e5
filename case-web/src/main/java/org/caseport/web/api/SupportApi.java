package org.caseport.web.api;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.web.api.signature.AuthorizationHeader;
import org.caseport.web.api.transport.RequestBody;
import org.caseport.web.api.transport.Spool;
import org.caseport.web.application.access.ApiCaller;
import org.caseport.web.frame.FaultFilter;
import org.caseport.web.frame.FaultKind;

/**
 * Serves the Support API at its one address. A request's body is not interpreted before its signature has been checked.
 */
@WebServlet({"/support-api", "/support-api/*"})
public class SupportApi extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(SupportApi.class.getName());

    @Inject
    transient CallerAuthentication callers;

    @Inject
    transient OperationDispatcher calls;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String requestId = UUID.randomUUID().toString();
        ResponseWriter.begin(response, requestId);
        try (Spool spool = new Spool()) {
            answer(request, spool).writeTo(response);
        } catch (ApiError error) {
            refuse(request, response, error);
        } catch (RuntimeException fault) {
            FaultKind kind = FaultKind.of(fault);
            LOG.log(
                    Level.SEVERE,
                    () -> "fault " + requestId + ", " + kind + " in the Support API: " + FaultFilter.anonymous(fault));
            if (!response.isCommitted()) {
                response.resetBuffer();
                ResponseWriter.fail(response, ApiError.of(kind, requestId));
            }
        }
    }

    private ApiResponse answer(HttpServletRequest request, Spool spool) throws IOException {
        String path = request.getPathInfo();
        if (!request.getMethod().equals("POST") || (path != null && !path.equals("/"))) {
            throw ApiError.of("UnknownOperationException", "Operations are posted to /support-api/.");
        }
        if (request.getContentLengthLong() > RequestBody.MOST) {
            throw RequestBody.tooLarge();
        }
        SignedRequest received = SignedRequest.of(request);
        AuthorizationHeader credential = AuthorizationHeader.read(received.header("authorization"));
        ApiCaller program = callers.claimed(received, credential);
        callers.begin(program);
        try {
            RequestBody body = RequestBody.read(request.getInputStream(), spool);
            callers.check(received, credential, program, body);
            return calls.answer(program, received, body, spool);
        } finally {
            callers.end(program);
        }
    }

    /** Reads the rest of the request before the error is sent, so that the client gets to read it. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, ApiError error)
            throws IOException {
        try {
            RequestBody.drain(request.getInputStream());
        } catch (ApiError | IOException e) {
            response.setHeader("Connection", "close");
        }
        ResponseWriter.fail(response, error);
    }
}
