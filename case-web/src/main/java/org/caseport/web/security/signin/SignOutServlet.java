package org.caseport.web.security.signin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.caseport.web.frame.RedirectPage;
import org.caseport.web.security.session.AuthenticatedPerson;
import org.caseport.web.security.session.ManagingSignIns;
import org.caseport.web.security.session.RandomToken;
import org.caseport.web.security.session.SignInCookie;

/** Servlet that signs out: the token becomes invalid, wherever copies of it are. */
@WebServlet("/sign-out")
public class SignOutServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient SignInCookie cookie;

    @Inject
    transient ManagingSignIns desk;

    @Inject
    transient OpenIdFlow provider;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<RandomToken> token = cookie.in(request);
        Optional<String> there = token.flatMap(one -> provider.signOutAddress(request, one));
        token.ifPresent(one -> desk.end(one, AuthenticatedPerson.of(request).orElse(null)));
        cookie.take(request, response);
        if (there.isPresent()) {
            RedirectPage.to(there.get(), "signOut", request, response);
            return;
        }
        see(request, response, "/sign-in?signed-out=1");
    }

    /**
     * Does not sign out, since any site could make a browser send a GET. A provider returns people here after its
     * sign-out.
     */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        see(request, response, AuthenticatedPerson.of(request).isPresent() ? "/" : "/sign-in?signed-out=1");
    }

    private static void see(HttpServletRequest request, HttpServletResponse response, String path) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + path);
    }
}
