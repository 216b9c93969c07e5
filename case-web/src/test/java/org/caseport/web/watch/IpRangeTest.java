package org.caseport.web.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IpRangeTest {

    @Test
    void a_network_has_what_begins_with_its_bits() {
        assertThat(IpRange.of("10.1.0.0/16").has("10.1.255.7")).isTrue();
        assertThat(IpRange.of("10.1.0.0/16").has("10.2.0.1")).isFalse();
        assertThat(IpRange.of("10.1.0.0/15").has("10.0.0.1")).isTrue();
        assertThat(IpRange.of("192.168.7.4").has("192.168.7.4")).isTrue();
        assertThat(IpRange.of("192.168.7.4").has("192.168.7.5")).isFalse();
        assertThat(IpRange.of("0.0.0.0/0").has("192.168.7.5")).isTrue();
    }

    @Test
    void versions_of_the_protocol_are_worlds_of_their_own() {
        assertThat(IpRange.of("fd00::/8").has("fd12::1%eth0")).isTrue();
        assertThat(IpRange.of("0.0.0.0/0").has("::1")).isFalse();
        assertThat(IpRange.LOOPBACK).anyMatch(network -> network.has("0:0:0:0:0:0:0:1"));
        assertThat(IpRange.LOOPBACK).noneMatch(network -> network.has("128.0.0.1"));
    }

    @Test
    void a_name_is_no_network_since_whoever_answers_for_names_would_decide() {
        assertThatThrownBy(() -> IpRange.of("monitoring.company.example")).isInstanceOf(IllegalArgumentException.class);
    }
}
