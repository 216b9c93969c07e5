package org.caseport.web.security.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.domain.account.Role.ADMINISTRATOR;
import static org.caseport.domain.account.Role.AGENT;
import static org.caseport.domain.account.Role.MEMBER;
import static org.caseport.domain.account.Role.SUPERVISOR;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRuleTest {

    @ParameterizedTest
    @ValueSource(strings = {"/cases", "/cases/create", "/cases/case", "/anything/new", "/sign-in/", "/SIGN-IN"})
    void what_nobody_listed_is_for_members_only(String path) {
        AccessRule door = AccessRule.to(path);

        assertThat(door).isEqualTo(AccessRule.MEMBER);
        assertThat(door.opensFor(Set.of(MEMBER))).isTrue();
        assertThat(door.opensFor(Set.of(AGENT, SUPERVISOR, ADMINISTRATOR))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/help", "/help/dns"})
    void help_is_for_everybody_who_is_signed_in(String path) {
        assertThat(AccessRule.to(path)).isEqualTo(AccessRule.SIGNED_IN);
        assertThat(AccessRule.to("/helpless")).isEqualTo(AccessRule.MEMBER);
    }

    @Test
    void the_workspace_is_for_the_support_side_only() {
        assertThat(AccessRule.to("/workspace/case").opensFor(Set.of(MEMBER))).isFalse();
        assertThat(AccessRule.to("/workspace").opensFor(Set.of(AGENT))).isTrue();
        assertThat(AccessRule.to("/workspace/case").opensFor(Set.of(ADMINISTRATOR)))
                .isFalse();
        assertThat(AccessRule.to("/workspaces").opensFor(Set.of(AGENT))).isFalse();
        assertThat(AccessRule.to("/data/workspace/cases/x").opensFor(Set.of(AGENT)))
                .isTrue();
        assertThat(AccessRule.to("/data/workspace/cases/x").opensFor(Set.of(MEMBER)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/mail",
                "/admin/hooks",
                "/data/admin/letters/1",
                "/admin/system",
                "/admin/settings"
            })
    void what_concerns_all_accounts_is_for_administrators_only(String path) {
        assertThat(AccessRule.to(path).opensFor(Set.of(ADMINISTRATOR))).isTrue();
        assertThat(AccessRule.to(path).opensFor(Set.of(MEMBER, AGENT, SUPERVISOR)))
                .isFalse();
        assertThat(AccessRule.to(path + "s").opensFor(Set.of(SUPERVISOR))).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/openapi", "/openapi/x", "/openapi-ui"})
    void what_the_server_brings_along_tells_members_nothing(String path) {
        assertThat(AccessRule.to(path).opensFor(Set.of(MEMBER, AGENT, SUPERVISOR)))
                .isFalse();
        assertThat(AccessRule.to(path).opensFor(Set.of(ADMINISTRATOR))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/workspace/board", "/workspace/announcement"})
    void figures_and_announcements_are_for_supervisors(String path) {
        assertThat(AccessRule.to(path).opensFor(Set.of(SUPERVISOR))).isTrue();
        assertThat(AccessRule.to(path).opensFor(Set.of(AGENT, ADMINISTRATOR))).isFalse();
    }

    @Test
    void measures_have_a_gate_of_their_own() {
        assertThat(AccessRule.to("/metrics")).isEqualTo(AccessRule.OPEN);
        assertThat(AccessRule.to("/metrics/application")).isEqualTo(AccessRule.OPEN);
        assertThat(AccessRule.to("/metricsx")).isEqualTo(AccessRule.MEMBER);
    }

    @Test
    void everybody_who_is_signed_in_has_a_start_page() {
        assertThat(AccessRule.to("/").opensFor(Set.of(AGENT))).isTrue();
        assertThat(AccessRule.to("/").opensFor(Set.of(MEMBER))).isTrue();
    }

    @Test
    void everybody_signed_in_may_listen_but_only_the_support_side_sees_who_is_at_a_case() {
        assertThat(AccessRule.to("/live")).isEqualTo(AccessRule.SIGNED_IN);
        assertThat(AccessRule.to("/data/live")).isEqualTo(AccessRule.SIGNED_IN);
        assertThat(AccessRule.to("/data/live/attendance/case-1").opensFor(Set.of(MEMBER)))
                .isFalse();
        assertThat(AccessRule.to("/data/live/attendance/case-1").opensFor(Set.of(AGENT)))
                .isTrue();
        assertThat(AccessRule.to("/data/live/attendance/case-1").opensFor(Set.of(ADMINISTRATOR)))
                .as("works no cases")
                .isFalse();
    }

    @Test
    void strangers_reach_the_sign_in_page_and_little_else() {
        assertThat(AccessRule.to("/sign-in")).isEqualTo(AccessRule.OPEN);
        assertThat(AccessRule.to("/index")).isEqualTo(AccessRule.SIGNED_IN);
    }

    @Test
    void ones_own_account_is_for_everybody_signed_in_and_the_code_for_strangers() {
        assertThat(AccessRule.to("/account")).isEqualTo(AccessRule.SIGNED_IN);
        assertThat(AccessRule.to("/data/session")).isEqualTo(AccessRule.SIGNED_IN);
        assertThat(AccessRule.to("/sign-in/code")).isEqualTo(AccessRule.OPEN);
        assertThat(AccessRule.to("/sign-in/other")).isEqualTo(AccessRule.MEMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/people", "/admin/person"})
    void people_are_for_administrators_and_supervisors(String path) {
        assertThat(AccessRule.to(path).opensFor(Set.of(ADMINISTRATOR))).isTrue();
        assertThat(AccessRule.to(path).opensFor(Set.of(AGENT, SUPERVISOR))).isTrue();
        assertThat(AccessRule.to(path).opensFor(Set.of(MEMBER, AGENT))).isFalse();
        assertThat(AccessRule.to("/admin/invite").opensFor(Set.of(SUPERVISOR))).isFalse();
    }
}
