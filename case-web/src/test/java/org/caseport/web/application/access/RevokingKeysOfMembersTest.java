package org.caseport.web.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.caseport.domain.access.AccessKey;
import org.caseport.domain.access.AccessKeys;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.account.Suspension;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.Injector;
import org.caseport.web.application.SealedForTests;
import org.caseport.web.application.SecretSeal;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.fakes.InMemoryAccessKeys;
import org.caseport.web.fakes.InMemoryAccounts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an administrator sees of the keys of an account, and revokes. */
class RevokingKeysOfMembersTest {

    private static final Instant NOW = SupportDesk.MONDAY_NINE;
    private static final Administrator TOMASZ = new Administrator(new PersonId("tomasz"), "Tomasz");
    private static final AccountId ACCOUNT = new AccountId("210987654321");
    private static final AccountId OTHER = new AccountId("333333333333");
    private static final String KEY = "CP000000000000000001";

    private static final SecretSeal SEAL = SealedForTests.under("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    private static final SealedSecret SECRET = SEAL.seal("secret", KEY);

    private final List<JournalEntry> journal = new ArrayList<>();

    @Test
    void a_key_of_the_account_is_revoked_once_and_both_tries_are_journaled() {
        ManagingAccessKeys keeping = keeping(holder(ACCOUNT, null), account("business"));

        assertThat(keeping.revoke(TOMASZ, ACCOUNT, KEY)).isTrue();
        assertThat(keeping.revoke(TOMASZ, ACCOUNT, KEY)).isFalse();

        assertThat(keeping.of(TOMASZ, ACCOUNT, "", 9)).isEmpty();
        assertThat(journal).extracting(JournalEntry::act).containsOnly("access-key.revoked");
        assertThat(journal).extracting(JournalEntry::isRefused).containsExactly(false, true);
        assertThat(journal.get(0).account()).isEqualTo(ACCOUNT);
        assertThat(journal.get(0).person()).isEqualTo(TOMASZ.id());
    }

    @Test
    void a_key_of_another_account_stays() {
        ManagingAccessKeys keeping = keeping(holder(ACCOUNT, null), account("business"));

        assertThat(keeping.revoke(TOMASZ, OTHER, KEY)).isFalse();
        assertThat(keeping.revoke(TOMASZ, ACCOUNT, "no key")).isFalse();

        assertThat(keeping.of(TOMASZ, ACCOUNT, "", 9)).hasSize(1);
        assertThat(journal).extracting(JournalEntry::account).containsExactly(null, ACCOUNT);
    }

    @Test
    void a_page_begins_behind_a_key_of_the_account_only() {
        ManagingAccessKeys keeping = keeping(holder(ACCOUNT, null), account("business"));

        assertThat(keeping.of(TOMASZ, ACCOUNT, KEY, 9)).isEmpty();
        assertThat(keeping.of(TOMASZ, ACCOUNT, "CP000000000000000009", 9)).hasSize(1);
    }

    @Test
    void the_state_says_why_a_key_is_not_accepted() {
        Account business = account("business");
        Suspension suspension = new Suspension("Unpaid", NOW, TOMASZ.id());

        assertThat(stateOf(holder(ACCOUNT, null), business)).isEqualTo(KeyState.ACTIVE);
        assertThat(stateOf(holder(ACCOUNT, null), account("basic"))).isEqualTo(KeyState.NOT_IN_PLAN);
        assertThat(stateOf(holder(ACCOUNT, null), business.withSuspension(suspension)))
                .isEqualTo(KeyState.ACCOUNT_SUSPENDED);
        assertThat(stateOf(holder(ACCOUNT, NOW), business)).isEqualTo(KeyState.HOLDER_DEACTIVATED);
        assertThat(stateOf(holder(OTHER, null), business)).isEqualTo(KeyState.HOLDER_LEFT);
        assertThat(stateOf(noMember(), business)).isEqualTo(KeyState.HOLDER_LEFT);
        assertThat(stateOf(holder(ACCOUNT, null), business, new SealedSecret("0011223344556677", "c2VhbGVk")))
                .isEqualTo(KeyState.SECRET_UNREADABLE);
    }

    @Test
    void a_key_that_is_shown_as_stopped_identifies_no_caller_unless_its_account_alone_is_the_reason() {
        Account business = account("business");
        SealedSecret unreadable = new SealedSecret("0011223344556677", "c2VhbGVk");

        assertThat(identifies(holder(ACCOUNT, null), business, SECRET)).isTrue();
        assertThat(identifies(holder(ACCOUNT, null), account("basic"), SECRET)).isTrue();
        assertThat(identifies(
                        holder(ACCOUNT, null),
                        business.withSuspension(new Suspension("Unpaid", NOW, TOMASZ.id())),
                        SECRET))
                .isTrue();
        assertThat(identifies(holder(ACCOUNT, NOW), business, SECRET)).isFalse();
        assertThat(identifies(holder(OTHER, null), business, SECRET)).isFalse();
        assertThat(identifies(noMember(), business, SECRET)).isFalse();
        assertThat(identifies(holder(ACCOUNT, null), business, unreadable)).isFalse();
    }

    /** Whether a call with the key is known to come from its holder. */
    private boolean identifies(Person holder, Account account, SealedSecret secret) {
        return desk(holder, account, secret)
                .fill(new IdentifyingApiCallers())
                .find(KEY)
                .isPresent();
    }

    private KeyState stateOf(Person holder, Account account) {
        return stateOf(holder, account, SECRET);
    }

    private KeyState stateOf(Person holder, Account account, SealedSecret secret) {
        ManagingAccessKeys keeping = desk(holder, account, secret).fill(new ManagingAccessKeys());
        AccessKeys.Held held = keeping.of(TOMASZ, ACCOUNT, "", 1).get(0);
        return keeping.stateOf(TOMASZ, held);
    }

    private ManagingAccessKeys keeping(Person holder, Account account) {
        return desk(holder, account, SECRET).fill(new ManagingAccessKeys());
    }

    private Injector desk(Person holder, Account account, SealedSecret secret) {
        InMemoryAccessKeys keys = new InMemoryAccessKeys(holder, account);
        keys.store(new AccessKey(KEY, ACCOUNT, holder.id(), "Build server", secret, NOW, null));
        InMemoryAccounts accounts = new InMemoryAccounts();
        accounts.store(account);
        return new Injector()
                .with(Journal.class, journal::add)
                .with(CasePolicy.class, CasePolicy.readingFrom(PolicyBooks.shipped(), Catalogs.shipped()))
                .with(keys, accounts, SEAL, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Account account(String plan) {
        return new Account(ACCOUNT, "A", "DE", null, ZoneId.of("Europe/Berlin"), new SupportPlan(plan), false, null);
    }

    /** The holder after the role of a member was taken away, whatever was left of the account. */
    private static Person noMember() {
        return new Person(new PersonId("ana"), "ana@a.example", "Ana", Set.of(Role.AGENT), ACCOUNT, null, null);
    }

    private static Person holder(AccountId account, @Nullable Instant deactivatedAt) {
        return new Person(
                new PersonId("ana"),
                "ana@a.example",
                "Ana",
                Set.of(Role.MEMBER),
                account,
                null,
                null,
                Grant.USUAL,
                deactivatedAt,
                null);
    }
}
