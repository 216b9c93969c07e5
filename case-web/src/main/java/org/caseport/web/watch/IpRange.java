package org.caseport.web.watch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** A range of IP addresses such as {@code 10.1.0.0/16}; a single address is a range of one. */
record IpRange(InetAddress base, int bits) {

    static final List<IpRange> LOOPBACK = List.of(of("127.0.0.0/8"), of("::1"));

    static IpRange of(String text) {
        String[] parts = text.split("/", 2);
        if (!parts[0].matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            throw new IllegalArgumentException("a network starts with an address, not '" + text + "'");
        }
        InetAddress base = literal(parts[0]);
        int most = base.getAddress().length * 8;
        return new IpRange(base, parts.length == 1 ? most : Math.min(most, Integer.parseInt(parts[1])));
    }

    /** Whether this IP address is in the range. */
    boolean has(String address) {
        byte[] mine = base.getAddress();
        byte[] other = literal(address.replaceFirst("%.*", "")).getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address: '" + address + "'", e);
        }
    }
}
