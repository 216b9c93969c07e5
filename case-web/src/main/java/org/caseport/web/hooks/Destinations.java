package org.caseport.web.hooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides which addresses webhooks may be posted to. The HTTP client asks it instead of the system, so that it connects
 * to the very addresses that were judged.
 */
@ApplicationScoped
class Destinations implements DnsResolver {

    /** Addresses of cloud metadata services that are not link-local. */
    private static final Set<String> METADATA = Set.of(
            "100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254", "fd20:ce:0:0:0:0:0:254");

    /** Hosts that the operator allows at any address, separated by commas. */
    @Inject
    @ConfigProperty(name = "caseport.hooks.allow")
    Optional<String> allowed;

    /**
     * The addresses to connect to for this host.
     *
     * @throws Forbidden if posting to one of them is not allowed
     */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        InetAddress[] addresses = InetAddress.getAllByName(name);
        if (!isAllowed(name)) {
            for (InetAddress address : addresses) {
                if (isForbidden(address)) {
                    throw new Forbidden(address.getHostAddress());
                }
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private boolean isAllowed(String host) {
        return allowed.stream()
                .flatMap(hosts -> Stream.of(hosts.split(",", -1)))
                .map(String::strip)
                .anyMatch(host.toLowerCase(Locale.ROOT)::equalsIgnoreCase);
    }

    static boolean isForbidden(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress()
                || METADATA.contains(address.getHostAddress().replaceFirst("%.*", ""))) {
            return true;
        }
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            int first = bytes[0] & 0xFF;
            return first == 0 || first >= 240;
        }
        return embedded(bytes).stream().anyMatch(Destinations::isForbidden);
    }

    /** The IPv4 addresses embedded in an IPv6 one: compatible and mapped, NAT64, 6to4. */
    private static List<InetAddress> embedded(byte[] bytes) {
        boolean compatible = isZero(bytes, 0, 10);
        boolean nat64 = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xFF) == 0xFF && (bytes[3] & 0xFF) == 0x9B;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        if (compatible || nat64) {
            return List.of(ofFour(bytes, 12));
        }
        return sixToFour ? List.of(ofFour(bytes, 2)) : List.of();
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress ofFour(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Posting to this address is not allowed. */
    static final class Forbidden extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        Forbidden(String address) {
            super(address);
        }
    }
}
