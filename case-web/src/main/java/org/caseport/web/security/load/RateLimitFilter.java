package org.caseport.web.security.load;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.caseport.web.application.RateLimiting;
import org.caseport.web.frame.ErrorPage;
import org.caseport.web.frame.RequestPaths;
import org.caseport.web.security.session.AuthenticatedPerson;
import org.caseport.web.security.session.UserPrincipal;

/** Filter that limits how often each signed-in person may search, export and poll. */
public class RateLimitFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient RateLimiting pacing;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<RateLimiting.Act> act = act(RequestPaths.path(request), RequestPaths.isUnattended(request));
        Optional<UserPrincipal> who = AuthenticatedPerson.signedIn(request);
        Duration wait = act.isEmpty() || who.isEmpty()
                ? Duration.ZERO
                : pacing.take(who.get().person().id(), act.get());
        if (wait.isZero()) {
            chain.doFilter(request, response);
        } else {
            ErrorPage.tooMany(request, response, wait);
        }
    }

    public static Optional<RateLimiting.Act> act(String path, boolean unattended) {
        if (HeavyReadPaths.isExport(path)) {
            return Optional.of(RateLimiting.Act.EXPORT);
        }
        if (path.equals("/live")
                || path.startsWith("/data/live")
                || path.equals("/data/preview")
                || (unattended && HeavyReadPaths.isList(path))) {
            return Optional.of(RateLimiting.Act.LIVE);
        }
        return HeavyReadPaths.isList(path) || HeavyReadPaths.isReport(path)
                ? Optional.of(RateLimiting.Act.SEARCH)
                : Optional.empty();
    }
}
