package org.caseport.web.application.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.accountplan.PlanPeriod;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.journal.JournalSearch;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.Injector;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.account.AccountFields.Kind;
import org.caseport.web.application.account.AccountFields.Problem;
import org.caseport.web.fakes.InMemoryAccountPlans;
import org.caseport.web.fakes.InMemoryAccounts;
import org.caseport.web.fakes.InMemoryPeople;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Creating accounts, and two administrators who change one at once. */
class ManagingAccountsTest {

    private static final Administrator TOMASZ = new Administrator(new PersonId("tomasz"), "Tomasz");
    private static final Map<String, String> NORDWIND = Map.of(
            "number", "2109 8765 4321",
            "name", " Nordwind ",
            "country", "DE",
            "region", "DE-BY",
            "zone", "Europe/Berlin",
            "plan", "business",
            "resold", "yes",
            "contact", "Ops <ops@nordwind.example>");
    private static final AccountId ID = new AccountId("210987654321");

    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryAccountPlans plans = new InMemoryAccountPlans(accounts);
    private final List<JournalEntry> journal = new ArrayList<>();
    private final ManagingAccounts keeping = keeping();

    private ManagingAccounts keeping() {
        Injector desk = new Injector()
                .with(accounts, plans, new InMemoryPeople(), new NoEntries())
                .with(CasePolicy.class, CasePolicy.readingFrom(PolicyBooks.shipped(), Catalogs.shipped()))
                .with(Journal.class, journal::add)
                .with(Clock.fixed(Instant.parse("2026-11-30T09:00:00Z"), ZoneOffset.UTC));
        return desk.with(desk.fill(new OthersChanges())).fill(new ManagingAccounts());
    }

    @Test
    void an_account_is_created_as_it_was_typed() {
        Account created = done(keeping.create(TOMASZ, new AccountFields(NORDWIND), false));

        assertThat(created.id()).isEqualTo(ID);
        assertThat(created.name()).isEqualTo("Nordwind");
        assertThat(created.region()).isEqualTo("DE-BY");
        assertThat(created.resold()).isTrue();
        assertThat(created.operationsContact()).isEqualTo("ops@nordwind.example");
        assertThat(accounts.byId).containsEntry(ID, created);
        assertThat(plans.periodsOf(ID, 9))
                .containsExactly(PlanPeriod.created(
                        new SupportPlan("business"), Instant.parse("2026-11-30T09:00:00Z"), TOMASZ.id()));
        assertThat(journal).extracting(JournalEntry::act).containsExactly("account.created");
    }

    @ParameterizedTest
    @CsvSource({
        "number, 12345, NO_NUMBER",
        "number, 000000000000, NUMBER_TAKEN",
        "name, '', MISSING",
        "country, XX, NOT_CHOSEN",
        "region, FR-75, OTHER_COUNTRY",
        "zone, '+01:00', NOT_CHOSEN",
        "zone, Etc/GMT+1, NOT_CHOSEN",
        "plan, platinum, NOT_CHOSEN",
        "contact, nobody, NO_ADDRESS",
        "contact, 'a@b.example, c@d.example', NO_ADDRESS"
    })
    void what_can_be_no_account_is_said_beside_its_field_and_stores_nothing(String field, String text, Kind kind) {
        Map<String, String> typed = new HashMap<>(NORDWIND);
        typed.put("region", "");
        typed.put(field, text);

        Outcome<Account> outcome = keeping.create(TOMASZ, new AccountFields(typed), false);

        assertThat(outcome.rejection()).contains(new ManagingAccounts.Faulty(List.of(new Problem(field, kind))));
        assertThat(accounts.byId).isEmpty();
    }

    @Test
    void a_name_has_up_to_255_characters_on_one_line() {
        assertThat(problemsOfName("𝒳".repeat(255))).isEmpty();
        assertThat(problemsOfName("x".repeat(256))).containsExactly(new Problem("name", Kind.TOO_LONG));
        assertThat(problemsOfName("two\nlines")).containsExactly(new Problem("name", Kind.NOT_ONE_LINE));
    }

    @Test
    void a_number_is_used_once_and_a_name_twice_only_on_purpose() {
        keeping.create(TOMASZ, new AccountFields(NORDWIND), false);
        Map<String, String> other = new HashMap<>(NORDWIND);
        other.put("name", "NORDWIND");

        assertThat(keeping.create(TOMASZ, new AccountFields(other), true).rejection())
                .contains(new ManagingAccounts.Faulty(List.of(new Problem("number", Kind.NUMBER_TAKEN))));
        other.put("number", "333333333333");
        assertThat(keeping.create(TOMASZ, new AccountFields(other), false).rejection())
                .contains(new ManagingAccounts.SameName(ID));
        assertThat(done(keeping.create(TOMASZ, new AccountFields(other), true)).name())
                .isEqualTo("NORDWIND");
    }

    @Test
    void of_two_who_change_other_fields_both_are_done() {
        keeping.create(TOMASZ, new AccountFields(NORDWIND), false);
        AccountFields shown = AccountFields.of(accounts.byId.get(ID));

        done(keeping.change(TOMASZ, ID, shown.with(Map.of("name", "Nordwind AG")), shown, false));
        Account both = done(keeping.change(TOMASZ, ID, shown.with(Map.of("region", "")), shown, false));

        assertThat(both.name()).isEqualTo("Nordwind AG");
        assertThat(both.region()).isNull();
        assertThat(journal).extracting(JournalEntry::detail).containsExactly("business", "name", "region");
    }

    @Test
    void of_two_who_change_the_same_field_the_second_is_told_and_decides() {
        keeping.create(TOMASZ, new AccountFields(NORDWIND), false);
        AccountFields shown = AccountFields.of(accounts.byId.get(ID));
        keeping.change(TOMASZ, ID, shown.with(Map.of("name", "Nordwind AG")), shown, false);

        Rejection why = keeping.change(TOMASZ, ID, shown.with(Map.of("name", "Nordwind SE")), shown, false)
                .rejection()
                .orElseThrow();

        assertThat(why).isInstanceOfSatisfying(ManagingAccounts.ChangedMeanwhile.class, changed -> {
            assertThat(changed.conflicts()).containsOnlyKeys("name");
            assertThat(changed.conflicts().get("name").value()).isEqualTo("Nordwind AG");
            AccountFields mine = shown.with(Map.of("name", "Nordwind SE"));
            Account decided = done(keeping.change(TOMASZ, ID, mine, changed.stored(), false));
            assertThat(decided.name()).isEqualTo("Nordwind SE");
        });
    }

    @Test
    void an_account_that_does_not_exist_is_not_changed_and_gets_no_journal_of_its_own() {
        AccountFields fields = new AccountFields(NORDWIND);

        assertThat(keeping.change(TOMASZ, ID, fields, fields, false).rejection())
                .contains(Rejection.NotFound.ACCOUNT);
        assertThat(journal).allMatch(entry -> entry.account() == null);
    }

    @Test
    void the_suggested_number_is_free() {
        assertThat(keeping.suggestedNumber(TOMASZ).digits()).matches("[1-9][0-9]{11}");
    }

    private List<Problem> problemsOfName(String name) {
        Map<String, String> typed = new HashMap<>(NORDWIND);
        typed.put("name", name);
        return new AccountFields(typed).problems(keeping.plans());
    }

    private static Account done(Outcome<Account> outcome) {
        return ((Outcome.Done<Account>) outcome).result();
    }

    private static final class NoEntries implements JournalSearch {

        @Override
        public List<Found> find(Filter filter, @Nullable Place after, int most) {
            return List.of();
        }

        @Override
        public boolean did(AccountId account, PersonId person, String act, String target, Instant since) {
            return false;
        }
    }
}
