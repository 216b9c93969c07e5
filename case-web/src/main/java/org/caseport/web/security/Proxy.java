package org.caseport.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How the browser sees us. A proxy's headers are believed only where the operator says that there is one. */
@ApplicationScoped
public class Proxy {

    @Inject
    @ConfigProperty(name = "caseport.proxy", defaultValue = "false")
    boolean trusted;

    /** Whether the browser's connection is encrypted. */
    public boolean isSecure(HttpServletRequest request) {
        return request.isSecure() || (trusted && "https".equals(request.getHeader("X-Forwarded-Proto")));
    }

    /** Host and port as the browser names them. */
    public @Nullable String host(HttpServletRequest request) {
        String forwarded = trusted ? request.getHeader("X-Forwarded-Host") : null;
        return forwarded == null ? request.getHeader("Host") : forwarded.split(",", 2)[0].strip();
    }

    /** The address that the request comes from; what stood in a proxy's header before the proxy's own word is anybody's. */
    public String client(HttpServletRequest request) {
        String forwarded = trusted ? request.getHeader("X-Forwarded-For") : null;
        String last = forwarded == null
                ? ""
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return last.isEmpty() ? request.getRemoteAddr() : last;
    }
}
