package org.caseport.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MemberRoleTest {

    @ParameterizedTest
    @EnumSource
    void who_gets_a_role_has_it(MemberRole role) {
        assertThat(MemberRole.of(role.appliedTo(Set.of()))).contains(role);
        assertThat(MemberRole.of(role.appliedTo(EnumSet.allOf(Grant.class)))).contains(role);
    }

    @Test
    void the_permission_to_change_the_plan_is_decided_apart_from_the_role() {
        assertThat(MemberRole.ADMINISTRATOR.appliedTo(Grant.USUAL)).doesNotContain(Grant.CHANGE_PLAN);
        assertThat(MemberRole.READER.appliedTo(EnumSet.of(Grant.CHANGE_PLAN, Grant.REPLY)))
                .containsExactlyInAnyOrder(Grant.SEE_ALL, Grant.CHANGE_PLAN);
    }

    @Test
    void permissions_that_are_no_usual_combination_are_no_role() {
        assertThat(MemberRole.of(Set.of())).isEmpty();
        assertThat(MemberRole.of(EnumSet.of(Grant.SEE_ALL, Grant.REPLY))).isEmpty();
        assertThat(MemberRole.of(Grant.USUAL)).contains(MemberRole.CONTRIBUTOR);
    }
}
