package org.caseport.web.watch;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.Role;
import org.caseport.web.security.session.AuthenticatedPerson;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Filter that allows {@code /metrics} to administrators, to this computer, to the networks of the settings and to
 * holders of the token of the settings. A request through a proxy never counts as from this computer or these networks.
 */
public class MetricsAccessFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String BEARER = "Bearer ";
    private static final List<String> FORWARDED =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    @Inject
    @ConfigProperty(name = "caseport.metrics.networks")
    transient Optional<String> networks;

    @Inject
    @ConfigProperty(name = "caseport.metrics.token")
    transient Optional<String> token;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isAdministrator(request) || isFromHere(request) || isFromNetwork(request) || hasToken(request)) {
            chain.doFilter(request, response);
        } else {
            // 404, as if there were no metrics.
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static boolean isAdministrator(HttpServletRequest request) {
        return AuthenticatedPerson.of(request).map(Person::roles).stream()
                .anyMatch(roles -> roles.contains(Role.ADMINISTRATOR));
    }

    private static boolean isFromHere(HttpServletRequest request) {
        String host = String.valueOf(request.getHeader("Host")).toLowerCase(Locale.ROOT);
        return isDirect(request)
                && IpRange.LOOPBACK.stream().anyMatch(network -> network.has(request.getRemoteAddr()))
                && host.matches("(localhost|127\\.[0-9.]+|\\[::1])(:[0-9]+)?");
    }

    private boolean isFromNetwork(HttpServletRequest request) {
        return isDirect(request)
                && networks.stream()
                        .flatMap(all -> Stream.of(all.split(",", -1)))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .map(IpRange::of)
                        .anyMatch(network -> network.has(request.getRemoteAddr()));
    }

    private static boolean isDirect(HttpServletRequest request) {
        return FORWARDED.stream().allMatch(header -> request.getHeader(header) == null);
    }

    private boolean hasToken(HttpServletRequest request) {
        String said = request.getHeader("Authorization");
        return said != null
                && said.startsWith(BEARER)
                && token.filter(one -> !one.isBlank())
                        .filter(one -> MessageDigest.isEqual(
                                one.strip().getBytes(StandardCharsets.UTF_8),
                                said.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8)))
                        .isPresent();
    }
}
