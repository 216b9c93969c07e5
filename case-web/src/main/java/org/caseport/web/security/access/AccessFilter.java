package org.caseport.web.security.access;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.Role;
import org.caseport.web.application.journal.JournalingDeniedAccess;
import org.caseport.web.frame.ErrorPage;
import org.caseport.web.frame.RequestPaths;
import org.caseport.web.frame.ResponseFormat;
import org.caseport.web.security.session.AuthenticatedPerson;

/**
 * Filter that checks access to every address. It redirects people who are not signed in to the sign-in page and back,
 * and rejects those without the right role.
 */
public class AccessFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Proxy proxy;

    @Inject
    transient JournalingDeniedAccess turningAway;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        AccessRule door =
                RequestPaths.isResource(request) ? AccessRule.OPEN : AccessRule.to(RequestPaths.path(request));
        Optional<Person> visitor = AuthenticatedPerson.of(request);
        Optional<String> instead = visitor.flatMap(person -> CaseLinkRedirects.instead(request, person.roles()));
        if (door == AccessRule.OPEN) {
            chain.doFilter(request, response);
        } else if (visitor.isEmpty()) {
            leadToSignIn(request, response);
        } else if (instead.isPresent()) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", request.getContextPath() + instead.get());
        } else if (door.opensFor(visitor.get().roles())) {
            chain.doFilter(request, response);
        } else {
            turningAway.note(visitor.get(), door.name());
            ErrorPage.forbidden(
                    request, response, turnedAway(door, visitor.get().roles()));
        }
    }

    private static String turnedAway(AccessRule door, Set<Role> roles) {
        if (door == AccessRule.SUPERVISOR && AccessRule.AGENT.opensFor(roles)) {
            return "supervisorsOnly";
        }
        if ((door == AccessRule.AGENT || door == AccessRule.SUPERVISOR) && AccessRule.SUPPORT.opensFor(roles)) {
            return "agentsOnly";
        }
        return door == AccessRule.MEMBER
                ? "membersOnly"
                : door == AccessRule.ADMINISTRATOR || door == AccessRule.PEOPLE_MANAGER
                        ? "administratorsOnly"
                        : "supportOnly";
    }

    private void leadToSignIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String signIn = ReturnUrl.signInThen(request.getContextPath(), ReturnUrl.of(request, proxy.host(request)));
        ResponseFormat form = ResponseFormat.readBy(request);
        response.setCharacterEncoding("UTF-8");
        if (form == ResponseFormat.JSON) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setContentType("application/json");
            response.getWriter()
                    .write(Json.createObjectBuilder()
                            .add("signIn", signIn)
                            .build()
                            .toString());
        } else if (form == ResponseFormat.PARTIAL) {
            response.setContentType("text/xml");
            response.getWriter()
                    .write("<?xml version='1.0' encoding='UTF-8'?><partial-response><redirect url=\"" + signIn
                            + "\"/></partial-response>");
        } else {
            // 303, so that the browser does not post an expired form to the sign-in page.
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", signIn);
        }
    }
}
