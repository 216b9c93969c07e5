package org.caseport.web.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What people and programs feel when a server dies, the database goes away or a new version comes: some seconds, and no
 * loss.
 */
class TwoNodesBehindAProxyIT {

    @Test
    void no_fault_loses_or_doubles_anything_and_a_new_version_is_not_even_noticed() throws Exception {
        assumeTrue(HaProxy.find().isPresent(), HaProxy.HOW_TO_INSTALL);

        Map<String, Trials.Cost> costs = Trials.few(System.err::println);

        assertThat(costs).isNotEmpty().allSatisfy((fault, cost) -> {
            assertThat(cost.lost()).as(fault).isEmpty();
            assertThat(cost.doubled()).as(fault).isEmpty();
        });
        assertThat(costs.get(Trials.DATABASE_RESTARTED).mailedTwice()).isEmpty();
        assertThat(costs.get(Trials.NEW_VERSION).failed()).isZero();
        assertThat(costs.get(Trials.NEW_VERSION).mailedTwice()).isEmpty();
    }
}
