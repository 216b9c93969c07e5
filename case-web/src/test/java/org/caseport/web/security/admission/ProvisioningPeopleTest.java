package org.caseport.web.security.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.directory.DirectoryIdentities;
import org.caseport.domain.directory.DirectoryIdentity;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.web.Told;
import org.caseport.web.directory.Directories;
import org.caseport.web.directory.DirectoryPerson;
import org.caseport.web.directory.SignInMethod;
import org.caseport.web.fakes.InMemoryAccounts;
import org.caseport.web.fakes.InMemoryPeople;
import org.caseport.web.security.EndedSignIns;
import org.junit.jupiter.api.Test;

class ProvisioningPeopleTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final AccountId EVERLINE = new AccountId("210987654321");
    private static final DirectoryIdentity OLIVIA = new DirectoryIdentity("https://sso.company.example", "olivia-1");
    private static final String RULES = "group:support-agents -> agent; group:everline -> member of 210987654321;"
            + " group:nowhere -> member of 999999999999";

    private final List<JournalEntry> told = new ArrayList<>();
    private final InMemoryPeople people = new InMemoryPeople();
    private final InMemoryIdentities identities = new InMemoryIdentities();
    private final EndedSignIns ended = new EndedSignIns();
    private final Map<PersonId, Set<String>> languages = new HashMap<>();
    private final ProvisioningPeople admitting = new ProvisioningPeople();

    ProvisioningPeopleTest() {
        admitting.people = people;
        admitting.identities = identities;
        InMemoryAccounts accounts = new InMemoryAccounts();
        accounts.store(new Account(
                EVERLINE, "Everline", "AU", null, ZoneId.of("UTC"), new SupportPlan("business"), false, null));
        admitting.accounts = accounts;
        admitting.agents = new Skills();
        admitting.directorySignIns = ended.vouched();
        admitting.signIns = ended.signIns();
        admitting.ended = new Told<>();
        admitting.signInSettings = Directories.ways("local,oidc", RULES);
        admitting.journal = told::add;
        admitting.clock = Clock.fixed(MONDAY_NINE, ZoneOffset.UTC);
        admitting.agentLanguages = "en, ja";
    }

    @Test
    void somebody_new_is_created_with_what_the_rules_say() {
        Person olivia = admitted(olivia("support-agents"));

        assertThat(olivia.email()).isEqualTo("olivia@company.example");
        assertThat(olivia.name()).isEqualTo("Olivia Stone");
        assertThat(olivia.roles()).containsExactly(Role.AGENT);
        assertThat(languages).containsEntry(olivia.id(), Set.of("en", "ja"));
        assertThat(people.hashes).as("no password of ours").isEmpty();
        assertThat(acts()).containsExactly("person.created done oidc agent");
    }

    @Test
    void who_comes_again_is_the_same_person_with_what_is_new() {
        Person before = admitted(olivia("support-agents"));

        Person after = admitted(who(OLIVIA, "Olivia.Hill@company.example", "Olivia Hill", true, "everline"));

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.email()).isEqualTo("olivia.hill@company.example");
        assertThat(after.name()).isEqualTo("Olivia Hill");
        assertThat(after.roles()).containsExactly(Role.MEMBER);
        assertThat(after.account()).isEqualTo(EVERLINE);
        assertThat(acts()).contains("person.changed done oidc member");
    }

    @Test
    void whom_no_rule_fits_is_refused_and_not_created() {
        assertThat(admitting.admit(olivia("friends")))
                .isEqualTo(new ProvisioningPeople.Outcome.Refused(SignInDenialReason.NO_RULE));

        assertThat(people.all).isEmpty();
        assertThat(acts()).containsExactly("sign-in refused oidc no-rule");
        assertThat(told).noneMatch(entry -> entry.toString().contains("@"));
    }

    @Test
    void whom_an_administrator_has_deactivated_no_directory_lets_in_or_changes() {
        Person before = admitted(olivia("support-agents"));
        people.deactivate(before.id(), MONDAY_NINE);

        assertThat(admitting.admit(who(OLIVIA, "other@company.example", "Other", true, "everline")))
                .isEqualTo(new ProvisioningPeople.Outcome.Refused(SignInDenialReason.DEACTIVATED));

        assertThat(people.find(before.id())).map(Person::name).contains("Olivia Stone");
        assertThat(people.find(before.id())).map(Person::isActive).contains(false);
        assertThat(acts()).contains("sign-in refused oidc deactivated");
    }

    @Test
    void who_fits_no_rule_any_more_is_out_at_once() {
        Person before = admitted(olivia("support-agents"));

        assertThat(admitting.admit(olivia()))
                .isEqualTo(new ProvisioningPeople.Outcome.Refused(SignInDenialReason.NO_RULE));

        assertThat(people.find(before.id()).orElseThrow().roles()).isEmpty();
        assertThat(ended.of).containsExactly(before.id());
        assertThat(acts()).contains("person.shut-out done no-rule");
        assertThat(admitted(olivia("support-agents")).id()).isEqualTo(before.id());
    }

    @Test
    void a_round_brings_somebody_up_to_date_and_makes_nobody_of_whom_was_erased() {
        Person before = admitted(olivia("support-agents"));
        admitting.checkAgain(who(OLIVIA, "olivia@company.example", "Olivia Hill", true, "support-agents"));
        assertThat(people.find(before.id())).map(Person::name).contains("Olivia Hill");

        people.all.clear();
        identities.links.clear();
        admitting.checkAgain(olivia("support-agents"));

        assertThat(people.all).isEmpty();
        assertThat(admitted(olivia("support-agents")).id()).isNotEqualTo(before.id());
    }

    @Test
    void an_account_that_does_not_exist_lets_nobody_in() {
        assertThat(admitting.admit(olivia("nowhere")))
                .isEqualTo(new ProvisioningPeople.Outcome.Refused(SignInDenialReason.NO_ACCOUNT));
    }

    @Test
    void nobody_gets_in_without_an_address() {
        assertThat(admitting.admit(who(OLIVIA, "olivia", "Olivia", true, "support-agents")))
                .isEqualTo(new ProvisioningPeople.Outcome.Refused(SignInDenialReason.NO_EMAIL));
    }

    @Test
    void an_address_that_somebody_here_has_opens_nothing() {
        Person local = local("olivia@company.example", Set.of(Role.AGENT));

        assertThat(admitting.admit(olivia("support-agents")))
                .isEqualTo(new ProvisioningPeople.Outcome.Refused(SignInDenialReason.EMAIL_TAKEN));

        assertThat(identities.isKnown(local.id())).isFalse();
    }

    @Test
    void where_the_operator_wants_it_a_verified_address_links_the_two() {
        admitting.signInSettings = Directories.linkingByEmail(Directories.ways("local,oidc", RULES));
        Person local = local("olivia@company.example", Set.of(Role.AGENT));

        assertThat(admitting.admit(who(OLIVIA, "olivia@company.example", "Olivia", false, "support-agents")))
                .as("anybody can say so")
                .isEqualTo(new ProvisioningPeople.Outcome.Refused(SignInDenialReason.EMAIL_TAKEN));
        assertThat(admitted(olivia("support-agents")).id()).isEqualTo(local.id());
    }

    @Test
    void an_administrator_is_never_linked_and_nobody_inherits_a_leavers_address() {
        admitting.signInSettings = Directories.linkingByEmail(Directories.ways("local,oidc", RULES));
        local("root@company.example", Set.of(Role.ADMINISTRATOR));
        DirectoryIdentity other = new DirectoryIdentity("https://sso.company.example", "another");

        assertThat(admitting.admit(who(OLIVIA, "root@company.example", "Root", true, "support-agents")))
                .isEqualTo(new ProvisioningPeople.Outcome.Refused(SignInDenialReason.EMAIL_TAKEN));
        Person olivia = admitted(olivia("support-agents"));
        assertThat(admitting.admit(who(other, olivia.email(), "Oliver", true, "support-agents")))
                .isEqualTo(new ProvisioningPeople.Outcome.Refused(SignInDenialReason.EMAIL_TAKEN));
    }

    @Test
    void a_new_address_that_somebody_else_has_is_not_taken_over() {
        Person olivia = admitted(olivia("support-agents"));
        local("max@company.example", Set.of(Role.AGENT));

        Person after = admitted(who(OLIVIA, "max@company.example", "Olivia Stone", true, "support-agents"));

        assertThat(after.email()).isEqualTo(olivia.email());
    }

    @Test
    void a_password_of_ours_is_for_administrators_where_a_directory_decides() {
        Person agent = local("a@company.example", Set.of(Role.AGENT));
        Person administrator = local("b@company.example", Set.of(Role.ADMINISTRATOR));
        Person shutOut = local("c@company.example", Set.of());

        assertThat(Directories.ways("local,oidc", RULES).isOpenByPassword(agent))
                .isFalse();
        assertThat(Directories.ways("local,oidc", RULES).isOpenByPassword(administrator))
                .isTrue();
        assertThat(Directories.ways("oidc", RULES).isOpenByPassword(administrator))
                .isFalse();
        assertThat(Directories.ways("local", "").isOpenByPassword(agent)).isTrue();
        var everybody = Directories.localForEverybody(Directories.ways("local,ldap", RULES));
        assertThat(everybody.isOpenByPassword(agent)).isTrue();
        assertThat(everybody.isOpenByPassword(shutOut)).isFalse();
    }

    private Person admitted(DirectoryPerson who) {
        assertThat(admitting.admit(who)).isInstanceOf(ProvisioningPeople.Outcome.Admitted.class);
        return people.find(identities.find(who.id()).orElseThrow()).orElseThrow();
    }

    private Person local(String email, Set<Role> roles) {
        Person person = new Person(new PersonId(email.substring(0, 1)), email, "Local", roles, null, null, null);
        people.store(person);
        return person;
    }

    private List<String> acts() {
        return told.stream()
                .map(entry -> entry.act() + " " + entry.outcome() + " " + entry.detail())
                .toList();
    }

    private static DirectoryPerson olivia(String... groups) {
        return who(OLIVIA, "Olivia@Company.Example", "Olivia Stone", true, groups);
    }

    private static DirectoryPerson who(
            DirectoryIdentity id, String email, String name, boolean verified, String... groups) {
        return new DirectoryPerson(SignInMethod.OIDC, id, email, verified, name, Set.of(groups), Map.of());
    }

    private static final class InMemoryIdentities implements DirectoryIdentities {

        final Map<DirectoryIdentity, PersonId> links = new HashMap<>();

        @Override
        public Optional<PersonId> find(DirectoryIdentity id) {
            return Optional.ofNullable(links.get(id));
        }

        @Override
        public boolean isKnown(PersonId person) {
            return links.containsValue(person);
        }

        @Override
        public void link(DirectoryIdentity id, PersonId person, Instant now) {
            assertThat(links.put(id, person)).isNull();
        }
    }

    private final class Skills implements Agents {

        @Override
        public Optional<Agent> find(PersonId id) {
            return Optional.empty();
        }

        @Override
        public List<Agent> all() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setSkills(PersonId id, Set<String> known, Set<String> services, Integer mostOpen) {
            languages.put(id, known);
        }
    }
}
