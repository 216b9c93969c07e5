package org.caseport.web.api.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseport.domain.account.AccountId;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {

    private static final AccountId BUSY = new AccountId("111111111111");
    private static final AccountId OTHER = new AccountId("222222222222");

    private final ConcurrencyLimit turns = new ConcurrencyLimit(2);

    @Test
    void an_account_that_has_all_its_turns_keeps_no_other_from_one() {
        assertThat(turns.take(BUSY)).isTrue();
        assertThat(turns.take(BUSY)).isTrue();
        assertThat(turns.take(BUSY)).isFalse();
        assertThat(turns.take(BUSY)).isFalse();

        assertThat(turns.take(OTHER)).isTrue();
        turns.giveBack(BUSY);
        assertThat(turns.take(BUSY)).isTrue();
        assertThat(turns.take(BUSY)).isFalse();
    }
}
