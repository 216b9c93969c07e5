package org.caseport.web.security.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Reads host and client address of a request. It believes a proxy's headers only if the settings say that there is a
 * proxy.
 */
@ApplicationScoped
public class Proxy {

    private static final int BEHIND_A_PROXY = 10;
    private static final int LONGEST = 60;

    @Inject
    @ConfigProperty(name = "caseport.proxy", defaultValue = "false")
    boolean trusted;

    /** Host and port in the browser's address. */
    public @Nullable String host(HttpServletRequest request) {
        String forwarded = trusted ? request.getHeader("X-Forwarded-Host") : null;
        return forwarded == null ? request.getHeader("Host") : forwarded.split(",", 2)[0].strip();
    }

    /**
     * The client's address: the last one in the proxy's header, since the client itself may have sent those before it.
     */
    public String client(HttpServletRequest request) {
        String forwarded = trusted ? request.getHeader("X-Forwarded-For") : null;
        String last = forwarded == null
                ? ""
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return last.isEmpty() ? request.getRemoteAddr() : last;
    }

    /** The client's address for rate limits; of an IPv6 address only the network, its first 64 bits. */
    public String address(HttpServletRequest request) {
        return network(client(request));
    }

    /**
     * Factor for the limits of an address: 10 behind a proxy that is not in the settings, which hides everybody's
     * address.
     */
    public int peopleBehind(HttpServletRequest request) {
        return !trusted && request.getHeader("X-Forwarded-For") != null ? BEHIND_A_PROXY : 1;
    }

    private static String network(String address) {
        if (!address.contains(":") || !address.matches("[0-9A-Fa-f:.%a-z]{2,60}")) {
            return address.length() > LONGEST ? address.substring(0, LONGEST) : address;
        }
        try {
            // A literal address, so no DNS lookup takes place.
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
