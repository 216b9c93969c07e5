package org.caseport.web.security.signin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Servlet for the start of a sign-in by OpenID and for the provider's callback. */
@WebServlet({OpenIdFlow.PATH, OpenIdFlow.CALLBACK})
public class OpenIdSignInServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient OpenIdFlow door;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!door.isOpen()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean back = request.getServletPath().equals(OpenIdFlow.CALLBACK);
        String next = back ? door.finish(request, response) : door.begin(request, response);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", next);
    }
}
