package org.caseport.web.security.signin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.web.directory.DirectoryUnavailableException;
import org.caseport.web.directory.UntrustedIdentityException;

/** Servlet for the back-channel logout of the OpenID provider. It trusts only the signed logout token. */
@WebServlet("/sign-in/oidc/ended")
public class OpenIdBackChannelLogoutServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(OpenIdBackChannelLogoutServlet.class.getName());
    private static final int LONGEST = 20_000;

    @Inject
    transient OpenIdFlow door;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = request.getContentLengthLong() > LONGEST ? null : request.getParameter("logout_token");
        if (!door.isOpen() || token == null || token.length() > LONGEST) {
            answer(response, HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        try {
            door.ended(token);
            answer(response, HttpServletResponse.SC_OK);
        } catch (UntrustedIdentityException e) {
            LOG.log(Level.WARNING, "a message about a sign-out was refused: {0}", e.getMessage());
            answer(response, HttpServletResponse.SC_BAD_REQUEST);
        } catch (DirectoryUnavailableException e) {
            LOG.log(Level.WARNING, "a message about a sign-out can''t be checked: {0}", e.getMessage());
            answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private static void answer(HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/plain");
        response.getWriter().write(status == HttpServletResponse.SC_OK ? "ok" : "refused");
        response.flushBuffer();
    }
}
