package org.caseport.web.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.caseport.domain.access.AccessKey;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.Injector;
import org.caseport.web.SettableClock;
import org.caseport.web.application.SealedForTests;
import org.caseport.web.application.SecretSeal;
import org.junit.jupiter.api.Test;

/** What the journal says of a program that goes on calling although it is refused. */
class RefusedCallsTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-30T09:00:00Z");
    private static final AccountId ACCOUNT = new AccountId("333333333333");
    private static final String SUSPENDED = "ACCOUNT_SUSPENDED";

    private static final SecretSeal SEAL = SealedForTests.under("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

    private final SettableClock clock = new SettableClock(MONDAY_NINE);
    private final List<JournalEntry> journal = new ArrayList<>();
    private boolean broken;
    private final RefusedCalls refused =
            new Injector().with(clock).with(Journal.class, this::append).fill(new RefusedCalls());
    private final ApiCaller one = program("CPAAAAAAAAAAAAAAAAAA");
    private final ApiCaller other = program("CPBBBBBBBBBBBBBBBBBB");

    @Test
    void the_first_refusal_is_recorded_at_once_and_those_of_a_minute_with_their_number() {
        for (int i = 0; i < 58; i++) {
            refused.note(one, SUSPENDED);
        }
        assertThat(details()).containsExactly(SUSPENDED);

        clock.advance(Duration.ofMinutes(1));
        refused.note(one, SUSPENDED);

        assertThat(details()).containsExactly(SUSPENDED, SUSPENDED + " TIMES:58");
    }

    @Test
    void what_was_counted_is_recorded_although_the_program_calls_no_more() {
        refused.note(one, SUSPENDED);
        refused.note(one, SUSPENDED);
        refused.recordCounted();
        assertThat(details()).containsExactly(SUSPENDED);

        clock.advance(Duration.ofMinutes(1));
        refused.recordCounted();
        refused.recordCounted();

        assertThat(details()).containsExactly(SUSPENDED, SUSPENDED);
    }

    @Test
    void there_is_at_most_one_entry_a_minute_also_after_what_was_counted_is_recorded() {
        refused.note(one, SUSPENDED);
        refused.note(one, SUSPENDED);
        clock.advance(Duration.ofMinutes(1));
        refused.recordCounted();

        refused.note(one, SUSPENDED);
        clock.advance(Duration.ofSeconds(59));
        refused.note(one, SUSPENDED);
        refused.recordCounted();
        assertThat(details()).containsExactly(SUSPENDED, SUSPENDED);

        clock.advance(Duration.ofSeconds(1));
        refused.recordCounted();
        assertThat(details()).containsExactly(SUSPENDED, SUSPENDED, SUSPENDED + " TIMES:2");
    }

    @Test
    void a_program_that_was_not_refused_for_a_minute_is_recorded_at_once_again() {
        refused.note(one, SUSPENDED);
        clock.advance(Duration.ofMinutes(1));
        refused.recordCounted();

        refused.note(one, SUSPENDED);

        assertThat(details()).containsExactly(SUSPENDED, SUSPENDED);
    }

    @Test
    void what_the_journal_failed_to_take_is_recorded_with_the_next_entry() {
        broken = true;
        assertThatThrownBy(() -> refused.note(one, SUSPENDED)).isInstanceOf(IllegalStateException.class);
        refused.note(one, SUSPENDED);
        clock.advance(Duration.ofMinutes(1));
        assertThatThrownBy(() -> refused.note(one, SUSPENDED)).isInstanceOf(IllegalStateException.class);
        clock.advance(Duration.ofMinutes(1));
        assertThatThrownBy(refused::recordCounted).isInstanceOf(IllegalStateException.class);

        broken = false;
        clock.advance(Duration.ofMinutes(1));
        refused.recordCounted();

        assertThat(details()).containsExactly(SUSPENDED + " TIMES:3");
    }

    @Test
    void each_key_and_each_reason_is_recorded_by_itself() {
        refused.note(one, SUSPENDED);
        refused.note(one, "WRONG_SIGNATURE");
        refused.note(other, SUSPENDED);

        assertThat(journal)
                .extracting(JournalEntry::target, JournalEntry::detail)
                .containsExactly(
                        tuple("CPAAAAAAAAAAAAAAAAAA", SUSPENDED),
                        tuple("CPAAAAAAAAAAAAAAAAAA", "WRONG_SIGNATURE"),
                        tuple("CPBBBBBBBBBBBBBBBBBB", SUSPENDED));
        assertThat(journal).allMatch(entry -> entry.isRefused() && entry.act().equals("api.called"));
    }

    private void append(JournalEntry entry) {
        if (broken) {
            throw new IllegalStateException("the database is away");
        }
        journal.add(entry);
    }

    private List<String> details() {
        return journal.stream().map(JournalEntry::detail).toList();
    }

    private static ApiCaller program(String key) {
        Member holder = new Member(new PersonId("oliver"), "Oliver", "oliver@a.example", ACCOUNT);
        Account account = new Account(
                ACCOUNT, "A", "GB", null, ZoneId.of("Europe/London"), new SupportPlan("business"), false, null);
        CasePolicy policy = CasePolicy.readingFrom(PolicyBooks.shipped(), Catalogs.shipped());
        return new ApiCaller(
                new AccessKey(key, ACCOUNT, holder.id(), "Build server", SEAL.seal("secret", key), MONDAY_NINE, null),
                "secret",
                holder,
                account,
                policy.supportApi(account, MONDAY_NINE));
    }
}
