package org.caseport.web.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.9.10",
                "localhost",
                "2130706433",
                "0.0.0.0",
                "0.1.2.3",
                "169.254.169.254",
                "169.254.170.2",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b::a9fe:a9fe]",
                "[2002:7f00:1::]",
                "[fe80::1]",
                "[fd00:ec2::254]",
                "[ff02::1]"
            })
    void nothing_is_posted_to_this_computer_or_to_what_only_its_cloud_hears(String host) {
        assertThatThrownBy(() -> destinations("").resolve(host)).isInstanceOf(Destinations.Forbidden.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "203.0.113.7",
                "[fd12:3456::1]",
                "[2001:db8::1]",
                "[64:ff9b::a01:203]"
            })
    void an_intranets_own_addresses_are_the_normal_case(String host) throws Exception {
        assertThat(destinations("").resolve(host)).isNotEmpty();
    }

    @Test
    void the_operator_may_allow_a_host_and_with_it_no_other() throws Exception {
        Destinations destinations = destinations(" hooks.internal , LOCALHOST");

        assertThat(destinations.resolve("localhost")).allMatch(InetAddress::isLoopbackAddress);
        assertThatThrownBy(() -> destinations.resolve("127.0.0.1")).isInstanceOf(Destinations.Forbidden.class);
    }

    static Destinations destinations(String allowed) {
        Destinations destinations = new Destinations();
        destinations.allowed = Optional.of(allowed);
        return destinations;
    }
}
