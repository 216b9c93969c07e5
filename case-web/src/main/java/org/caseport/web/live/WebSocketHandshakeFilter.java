package org.caseport.web.live;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.caseport.web.security.session.AuthenticatedPerson;
import org.caseport.web.security.session.UserPrincipal;

/** Filter that passes the authenticated person on to the WebSocket, which has no access to the request. */
public class WebSocketHandshakeFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<UserPrincipal> who = AuthenticatedPerson.signedIn(request);
        chain.doFilter(who.isEmpty() ? request : new Introduced(request, who.get()), response);
    }

    private static final class Introduced extends HttpServletRequestWrapper {

        private final UserPrincipal who;

        Introduced(HttpServletRequest request, UserPrincipal who) {
            super(request);
            this.who = who;
        }

        @Override
        public Principal getUserPrincipal() {
            return who;
        }
    }
}
