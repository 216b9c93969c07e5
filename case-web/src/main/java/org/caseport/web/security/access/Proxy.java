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
 * How the browser sees us. That a proxy names another host is believed only where the operator says that there is one.
 */
@ApplicationScoped
public class Proxy {

    private static final int BEHIND_A_PROXY = 10;
    private static final int LONGEST = 60;

    @Inject
    @ConfigProperty(name = "caseport.proxy", defaultValue = "false")
    boolean trusted;

    /** Host and port as the browser names them. */
    public @Nullable String host(HttpServletRequest request) {
        String forwarded = trusted ? request.getHeader("X-Forwarded-Host") : null;
        return forwarded == null ? request.getHeader("Host") : forwarded.split(",", 2)[0].strip();
    }

    /**
     * The address that the request comes from; what stood in a proxy's header before the proxy's own word is anybody's.
     */
    public String client(HttpServletRequest request) {
        String forwarded = trusted ? request.getHeader("X-Forwarded-For") : null;
        String last = forwarded == null
                ? ""
                : forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return last.isEmpty() ? request.getRemoteAddr() : last;
    }

    /** Where a request came from; of an IPv6 address the part that stands for one network. */
    public String address(HttpServletRequest request) {
        return network(client(request));
    }

    /** How many times as many people may stand behind this address: a proxy we don't know of hides all of them. */
    public int peopleBehind(HttpServletRequest request) {
        return !trusted && request.getHeader("X-Forwarded-For") != null ? BEHIND_A_PROXY : 1;
    }

    private static String network(String address) {
        if (!address.contains(":") || !address.matches("[0-9A-Fa-f:.%a-z]{2,60}")) {
            return address.length() > LONGEST ? address.substring(0, LONGEST) : address;
        }
        try {
            // A literal address is read, and nothing is looked up.
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
