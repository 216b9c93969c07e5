package org.caseport.persistence.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.account.Suspension;
import org.caseport.domain.factor.SecondFactor;
import org.caseport.domain.factor.SecondFactors;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.search.AccountSearch;
import org.caseport.domain.search.NameCursor;
import org.caseport.domain.search.PeopleSearch;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.Sample;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the lists of accounts and people promise, whatever the database. */
abstract class NameListContract extends DatabaseContract {

    private static final Instant NOW = Instant.parse("2026-11-29T10:14:00Z");
    private static final AccountId NORDWIND = new AccountId("210000000001");

    @BeforeAll
    void store_accounts_and_people() {
        account("210000000001", "Nordwind Logistik GmbH", "business");
        account("210000000002", "Alte Nord Mühle", "basic");
        account("210000000003", "山田　光学", "basic");
        account("310000000004", "Größe  Eins 100%", "enterprise");
        database.act(kept -> kept.accounts.suspend(
                new AccountId("210000000002"), new Suspension("Unpaid", NOW, new PersonId("root"))));
        person("ana", "Ana Nord", "ana.nord@nordwind.example", Set.of(Role.MEMBER), NORDWIND);
        person("bo", "Bo de la Nordstern", "bo@nordwind.example", Set.of(Role.MEMBER), NORDWIND);
        person("cy", "Cy", "cy@support.example", Set.of(Role.AGENT, Role.SUPERVISOR), null);
        person("di", "Di Root", "nordic@support.example", Set.of(Role.ADMINISTRATOR), null);
        database.act(kept -> kept.people.deactivate(new PersonId("bo"), NOW));
        database.act(kept -> kept.signIns.start("token of ana", new PersonId("ana"), NOW));
        database.act(kept -> kept.adapter(SecondFactors.class)
                .store(new SecondFactor(new PersonId("cy"), new SealedSecret("k", "s"), NOW, 0), Set.of()));
    }

    private void account(String number, String name, String plan) {
        Account like = Sample.account();
        database.act(kept -> kept.accounts.store(
                new Account(new AccountId(number), name, "DE", null, like.zone(), new SupportPlan(plan), false, null)));
    }

    private void person(String id, String name, String email, Set<Role> roles, @Nullable AccountId account) {
        database.act(kept -> kept.people.store(new Person(new PersonId(id), email, name, roles, account, null, null)));
    }

    @Test
    void accounts_are_found_by_the_beginning_of_a_word_or_of_the_number() {
        assertThat(accounts("nord")).containsExactly("210000000001", "210000000002");
        assertThat(accounts("NORDWIND logi")).containsExactly("210000000001");
        assertThat(accounts("gmbh")).containsExactly("210000000001");
        assertThat(accounts("2100")).containsExactly("210000000001", "210000000002", "210000000003");
        assertThat(accounts("光学")).containsExactly("210000000003");
        assertThat(accounts("山田 光")).containsExactly("210000000003");
        assertThat(accounts("größe")).containsExactly("310000000004");
        assertThat(accounts("eins")).containsExactly("310000000004");
        assertThat(accounts("ordwind")).isEmpty();
    }

    @Test
    void nothing_in_a_text_is_a_pattern() {
        assertThat(accounts("%")).isEmpty();
        assertThat(accounts("_ord")).isEmpty();
        assertThat(accounts("100%")).containsExactly("310000000004");
        assertThat(accounts("no\0rd")).isEmpty();
        assertThat(accounts("\udbff\udfff")).isEmpty();
    }

    @Test
    void a_place_that_is_any_text_is_a_place_in_the_order() {
        for (String text : Sample.HOSTILE_TEXTS) {
            assertThat(page(new AccountSearch.Filter("", null, null), new NameCursor(0, "a", text)))
                    .hasSize(1);
            assertThat(page(new AccountSearch.Filter("", null, null), new NameCursor(0, text, text)))
                    .hasSizeBetween(0, 1);
        }
    }

    @Test
    void accounts_are_listed_by_name_and_narrowed_by_plan_and_state() {
        assertThat(accounts(new AccountSearch.Filter("", null, null)))
                .containsExactly("210000000002", "310000000004", "210000000001", "210000000003");
        assertThat(accounts(new AccountSearch.Filter("", new SupportPlan("basic"), null)))
                .containsExactly("210000000002", "210000000003");
        assertThat(accounts(new AccountSearch.Filter("", null, true))).containsExactly("210000000002");
        assertThat(accounts(new AccountSearch.Filter("nord", null, false))).containsExactly("210000000001");
    }

    @Test
    void pages_follow_one_another_without_a_gap_or_a_repetition() {
        for (String text : List.of("", "nord", "2", "g")) {
            AccountSearch.Filter filter = new AccountSearch.Filter(text, null, null);
            List<String> paged = new ArrayList<>();
            NameCursor place = null;
            for (List<AccountSearch.Found> page = page(filter, place); !page.isEmpty(); page = page(filter, place)) {
                paged.add(page.get(0).account().id().digits());
                place = page.get(0).place();
            }
            assertThat(paged).isEqualTo(accounts(filter));
        }
    }

    private List<AccountSearch.Found> page(AccountSearch.Filter filter, @Nullable NameCursor after) {
        return database.ask(kept -> kept.adapter(AccountSearch.class).find(filter, after, 1));
    }

    private List<String> accounts(String text) {
        return accounts(new AccountSearch.Filter(text, null, null));
    }

    private List<String> accounts(AccountSearch.Filter filter) {
        return database.ask(kept -> kept.adapter(AccountSearch.class).find(filter, null, 9).stream()
                .map(found -> found.account().id().digits())
                .toList());
    }

    @Test
    void people_are_found_by_the_beginning_of_a_word_of_the_address_or_of_its_domain_once() {
        assertThat(people("nord")).containsExactly("ana", "bo", "di");
        assertThat(people("ANA.NORD@")).containsExactly("ana");
        assertThat(people("support.example")).containsExactlyInAnyOrder("cy", "di");
        assertThat(people("nordwind.example")).containsExactlyInAnyOrder("ana", "bo");
        assertThat(people("@")).isEmpty();
    }

    @Test
    void people_are_narrowed_by_role_account_and_state() {
        assertThat(people(new PeopleSearch.Filter("", null, null, null))).containsExactly("ana", "bo", "cy", "di");
        assertThat(people(new PeopleSearch.Filter("", Role.MEMBER, null, null))).containsExactly("ana", "bo");
        assertThat(people(new PeopleSearch.Filter("", Role.SUPERVISOR, null, null)))
                .containsExactly("cy");
        assertThat(people(new PeopleSearch.Filter("nord", Role.ADMINISTRATOR, null, null)))
                .containsExactly("di");
        assertThat(people(PeopleSearch.Filter.membersOf(NORDWIND))).containsExactly("ana", "bo");
        assertThat(people(new PeopleSearch.Filter("", null, Set.of(NORDWIND), false)))
                .containsExactly("bo");
        assertThat(people(new PeopleSearch.Filter("n", null, null, true))).containsExactly("ana", "di");
    }

    @Test
    void a_person_is_shown_with_account_last_sign_in_and_second_factor() {
        List<PeopleSearch.Found> found = database.ask(
                kept -> kept.adapter(PeopleSearch.class).find(new PeopleSearch.Filter("", null, null, null), null, 9));

        assertThat(found.get(0).account().name()).isEqualTo("Nordwind Logistik GmbH");
        assertThat(found.get(0).signedInAt()).isEqualTo(NOW);
        assertThat(found.get(0).secondFactor()).isFalse();
        assertThat(found.get(1).person().isActive()).isFalse();
        assertThat(found.get(2).account()).isNull();
        assertThat(found.get(2).signedInAt()).isNull();
        assertThat(found.get(2).secondFactor()).isTrue();
    }

    private List<String> people(String text) {
        return people(new PeopleSearch.Filter(text, null, null, null));
    }

    private List<String> people(PeopleSearch.Filter filter) {
        return database.ask(kept -> kept.adapter(PeopleSearch.class).find(filter, null, 9).stream()
                .map(found -> found.person().id().value())
                .toList());
    }
}
