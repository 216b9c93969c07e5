package org.caseport.web.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.access.AccessKey;
import org.caseport.domain.access.AccessKeys;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.Injector;
import org.caseport.web.application.SealedForTests;
import org.caseport.web.application.SecretSeal;
import org.caseport.web.application.SupportDesk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** For whom a program acts, and whose keys open nothing. */
class IdentifyingApiCallersTest {

    private static final Instant NOW = SupportDesk.MONDAY_NINE;
    private static final AccountId ACCOUNT = new AccountId("210987654321");
    private static final String KEY = "CP000000000000000001";
    private static final SecretSeal SEAL = SealedForTests.under("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

    private boolean revoked;

    @Test
    void a_key_acts_for_its_holder() {
        assertThat(callers(holder(ACCOUNT, null)).find(KEY)).hasValueSatisfying(caller -> {
            assertThat(caller.member().id().value()).isEqualTo("ana");
            assertThat(caller.secret()).isEqualTo("secret");
        });
    }

    @Test
    void the_key_of_a_deactivated_person_or_of_one_who_left_the_account_opens_nothing() {
        assertThat(callers(holder(ACCOUNT, NOW)).find(KEY)).isEmpty();
        assertThat(callers(holder(new AccountId("333333333333"), null)).find(KEY))
                .isEmpty();
    }

    @Test
    void a_key_that_is_revoked_between_two_calls_opens_nothing_any_more() {
        IdentifyingApiCallers callers = callers(holder(ACCOUNT, null));
        assertThat(callers.find(KEY)).isPresent();

        revoked = true;

        assertThat(callers.find(KEY)).isEmpty();
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

    private IdentifyingApiCallers callers(Person holder) {
        AccessKey key = new AccessKey(KEY, ACCOUNT, holder.id(), "Build server", SEAL.seal("secret", KEY), NOW, null);
        Account account = new Account(
                ACCOUNT, "A", "DE", null, ZoneId.of("Europe/Berlin"), new SupportPlan("business"), false, null);
        AccessKeys keys = (AccessKeys) Proxy.newProxyInstance(
                AccessKeys.class.getClassLoader(),
                new Class<?>[] {AccessKeys.class},
                (proxy, method, arguments) ->
                        Optional.of(new AccessKeys.Held(key, holder, account)).filter(held -> !revoked));
        return new Injector()
                .with(AccessKeys.class, keys)
                .with(
                        SEAL,
                        CasePolicy.readingFrom(PolicyBooks.shipped(), Catalogs.shipped()),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .fill(new IdentifyingApiCallers());
    }
}
