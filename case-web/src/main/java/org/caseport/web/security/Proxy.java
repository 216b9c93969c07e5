package org.caseport.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How the browser sees us. That a proxy names another host is believed only where the operator says that there is one. */
@ApplicationScoped
public class Proxy {

    @Inject
    @ConfigProperty(name = "caseport.proxy", defaultValue = "false")
    boolean trusted;

    /** Host and port as the browser names them. */
    public @Nullable String host(HttpServletRequest request) {
        String forwarded = trusted ? request.getHeader("X-Forwarded-Host") : null;
        return forwarded == null ? request.getHeader("Host") : forwarded.split(",", 2)[0].strip();
    }
}
