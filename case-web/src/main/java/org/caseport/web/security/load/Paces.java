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
import org.caseport.web.application.Pacing;
import org.caseport.web.frame.Addresses;
import org.caseport.web.frame.Trouble;
import org.caseport.web.security.session.SignedIn;
import org.caseport.web.security.session.Visitor;

/** Behind the doors: asks whoever searches, exports or lets pages ask too often to wait a little, and nobody else. */
public class Paces extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Pacing pacing;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Pacing.Act> act = act(Addresses.path(request), Addresses.isUnattended(request));
        Optional<SignedIn> who = Visitor.signedIn(request);
        Duration wait = act.isEmpty() || who.isEmpty()
                ? Duration.ZERO
                : pacing.take(who.get().person().id(), act.get());
        if (wait.isZero()) {
            chain.doFilter(request, response);
        } else {
            Trouble.tooMany(request, response, wait);
        }
    }

    public static Optional<Pacing.Act> act(String path, boolean unattended) {
        if (Reads.isExport(path)) {
            return Optional.of(Pacing.Act.EXPORT);
        }
        if (path.equals("/live")
                || path.startsWith("/data/live")
                || path.equals("/data/preview")
                || (unattended && Reads.isList(path))) {
            return Optional.of(Pacing.Act.LIVE);
        }
        return Reads.isList(path) ? Optional.of(Pacing.Act.SEARCH) : Optional.empty();
    }
}
