package org.caseport.web.security.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.caseport.domain.account.PendingSignIns;
import org.caseport.web.frame.RequestPaths;
import org.caseport.web.text.Languages;

/** The cookie between password and code of a two-step sign-in. It gives access to no page. */
@ApplicationScoped
public class SecondFactorCookie {

    static final String NAME = "caseport-step";

    public Optional<RandomToken> in(HttpServletRequest request) {
        String value = Languages.cookie(request, NAME);
        return RandomToken.isToken(value) ? Optional.of(new RandomToken(value)) : Optional.empty();
    }

    public void give(HttpServletRequest request, HttpServletResponse response, RandomToken step) {
        int seconds = (int) PendingSignIns.LONGEST.toSeconds();
        response.addCookie(SignInCookie.safe(NAME, step.text(), seconds, RequestPaths.isEncrypted(request)));
    }

    public void take(HttpServletRequest request, HttpServletResponse response) {
        if (in(request).isPresent()) {
            response.addCookie(SignInCookie.safe(NAME, "", 0, RequestPaths.isEncrypted(request)));
        }
    }
}
