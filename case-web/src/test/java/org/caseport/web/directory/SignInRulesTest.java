package org.caseport.web.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Role;
import org.caseport.domain.directory.DirectoryIdentity;
import org.caseport.web.directory.SignInRules.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInRulesTest {

    private static final String EVERLINE = "210987654321";
    private static final SignInRules RULES =
            SignInRules.of("group:support-agents -> agent; group:support-leads -> supervisor;"
                    + " group:everline -> member of 210987654321; claim:department=IT* -> administrator;"
                    + " group:contractors -> nobody; oidc group:customer-* -> member of *; claim:account -> member"
                    + " of value;"
                    + " ldap group:cn=Domain Users,dc=company,dc=example -> member of 111111111111");

    @Test
    void a_group_makes_an_agent() {
        assertThat(standing(SignInMethod.OIDC, Set.of("others", "Support-Agents"), Map.of()))
                .contains(new Standing(Set.of(Role.AGENT), null));
    }

    @Test
    void a_supervisor_is_an_agent_too() {
        assertThat(standing(SignInMethod.LDAP, Set.of("support-leads"), Map.of()))
                .contains(new Standing(Set.of(Role.AGENT, Role.SUPERVISOR), null));
    }

    @Test
    void a_group_makes_a_member_of_its_account() {
        assertThat(standing(SignInMethod.LDAP, Set.of("everline"), Map.of())).contains(member(EVERLINE));
    }

    @Test
    void the_accounts_number_may_stand_in_the_groups_name_or_in_a_claim() {
        assertThat(standing(SignInMethod.OIDC, Set.of("customer-222222222222"), Map.of()))
                .contains(member("222222222222"));
        assertThat(standing(SignInMethod.LDAP, Set.of(), Map.of("account", List.of("333333333333"))))
                .contains(member("333333333333"));
        assertThat(standing(SignInMethod.OIDC, Set.of("customer-everline"), Map.of()))
                .isEmpty();
        assertThat(standing(SignInMethod.OIDC, Set.of(), Map.of("account", List.of("'; drop table"))))
                .isEmpty();
    }

    @Test
    void a_rule_for_one_directory_says_nothing_about_the_other() {
        assertThat(standing(SignInMethod.LDAP, Set.of("customer-222222222222"), Map.of()))
                .isEmpty();
        assertThat(standing(SignInMethod.OIDC, Set.of("cn=domain users,dc=company,dc=example"), Map.of()))
                .isEmpty();
        assertThat(standing(SignInMethod.LDAP, Set.of("cn=domain users,dc=company,dc=example"), Map.of()))
                .contains(member("111111111111"));
    }

    @Test
    void roles_add_up_and_who_supports_is_no_member() {
        assertThat(standing(
                        SignInMethod.OIDC,
                        Set.of("support-agents", "everline"),
                        Map.of("department", List.of("Sales", "IT-Operations"))))
                .contains(new Standing(Set.of(Role.AGENT, Role.ADMINISTRATOR), null));
    }

    @Test
    void nobody_wins_over_everything() {
        assertThat(standing(SignInMethod.OIDC, Set.of("support-agents", "contractors"), Map.of()))
                .isEmpty();
    }

    @Test
    void whom_no_rule_fits_is_nobody() {
        assertThat(standing(SignInMethod.OIDC, Set.of("support-agents-of-old", "support"), Map.of()))
                .isEmpty();
        assertThat(standing(SignInMethod.OIDC, Set.of(), Map.of("department", List.of("IT"))))
                .as("a star stands for something")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "group:agents > agent",
                "group:agents -> boss",
                "group:agents -> agent,",
                "group: -> agent",
                "group:* -> agent",
                "group:a*b*c -> agent",
                "group:everline -> member of 1234",
                "group:everline -> member of *",
                "everybody -> member of value",
                "claim:account=x -> member of value",
                "saml group:agents -> agent"
            })
    void a_rule_that_can_not_be_meant_is_named(String rule) {
        assertThatThrownBy(() -> SignInRules.of("group:fine -> agent;" + rule))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + rule + "'")
                .hasMessageContaining("caseport.signin.rules");
    }

    @Test
    void ways_without_rules_and_unknown_ways_stop_the_start() {
        assertThatThrownBy(() -> Directories.ways("local,oidc", " ").check(new Object()))
                .hasMessageContaining("caseport.signin.rules");
        assertThatThrownBy(() -> Directories.ways("local,saml", "").check(new Object()))
                .hasMessageContaining("'saml'");
        Directories.ways("local", "").check(new Object());
    }

    private static Standing member(String account) {
        return new Standing(Set.of(Role.MEMBER), new AccountId(account));
    }

    private static Optional<Standing> standing(SignInMethod way, Set<String> groups, Map<String, List<String>> claims) {
        return RULES.standingOf(new DirectoryPerson(
                way, new DirectoryIdentity("directory", "1"), "a@company.example", true, "A", groups, claims));
    }
}
