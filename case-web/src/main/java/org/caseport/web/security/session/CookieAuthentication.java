package org.caseport.web.security.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caseport.domain.account.Person;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.frame.DatabaseReadyFilter;
import org.caseport.web.frame.RequestPaths;
import org.caseport.web.security.access.AccessFilter;

/** Authenticates each request by its cookie, on any server. {@link AccessFilter} decides where a person may go. */
@ApplicationScoped
public class CookieAuthentication implements HttpAuthenticationMechanism {

    @Inject
    DatabaseStatus storage;

    @Inject
    SignInCookie cookie;

    @Inject
    ManagingSignIns managingSignIns;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (RequestPaths.isResource(request)) {
            return context.doNothing();
        }
        if (!storage.isReady()) {
            DatabaseReadyFilter.notReady(request);
            return context.doNothing();
        }
        boolean unattended = RequestPaths.isUnattended(request);
        Optional<UserPrincipal> holder;
        try {
            holder = cookie.in(request).flatMap(token -> managingSignIns.recognise(token, unattended));
        } catch (RuntimeException fault) {
            DatabaseReadyFilter.lost(request, fault);
            return context.doNothing();
        }
        if (holder.isEmpty()) {
            return context.doNothing();
        }
        Person person = holder.get().person();
        AuthenticatedPerson.is(request, holder.get());
        return context.notifyContainerAboutLogin(
                person.id().value(),
                person.roles().stream()
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }
}
