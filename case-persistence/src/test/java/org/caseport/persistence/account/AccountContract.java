package org.caseport.persistence.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.DependentCounts;
import org.caseport.domain.account.Invitation;
import org.caseport.domain.account.Invitations;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.account.Suspension;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.QueryCount;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
import org.junit.jupiter.api.Test;

/** What accounts and people promise, whatever the database. */
abstract class AccountContract extends DatabaseContract {

    @Test
    void an_account_survives_the_round_trip_and_can_change() {
        Account account = Sample.account();
        database.act(kept -> kept.accounts.store(account));
        Account renamed = new Account(account.id(), "New name", "DE", null, account.zone(), account.plan(), true, null);

        Account first = database.ask(kept -> kept.accounts.find(account.id())).orElseThrow();
        database.act(kept -> kept.accounts.store(renamed));

        assertThat(first).isEqualTo(account);
        assertOne(kept -> kept.accounts.find(account.id())).contains(renamed);
        assertMany(kept -> kept.accounts.all()).contains(renamed).isSortedAccordingTo((a, b) -> a.id().digits()
                .compareTo(b.id().digits()));
    }

    @Test
    void accounts_are_found_at_once_by_one_query() {
        Account one = Sample.account();
        Account other = Sample.account();
        AccountId unknown = Sample.account().id();
        database.act(kept -> List.of(one, other).forEach(kept.accounts::store));

        QueryCount count = new QueryCount();
        List<Account> found = database.ask(kept ->
                count.during(kept.entities, () -> kept.accounts.findAll(Set.of(one.id(), other.id(), unknown))));

        assertThat(found).containsExactlyInAnyOrder(one, other);
        assertThat(count.statements()).isEqualTo(1);
        assertMany(kept -> kept.accounts.findAll(Set.of())).isEmpty();
    }

    @Test
    void a_number_is_never_given_to_another_account() {
        Account account = Sample.account();
        database.act(kept -> kept.accounts.add(account));

        assertDuplicateKey(kept -> kept.accounts.add(account.with(new SupportPlan("basic"))));

        assertOne(kept -> kept.accounts.find(account.id())).contains(account);
    }

    @Test
    void an_account_is_found_by_its_name_however_it_is_capitalised() {
        Account account = Sample.account();
        Account named = new Account(
                account.id(), "Name of " + account.id(), "DE", null, account.zone(), account.plan(), false, null);
        database.act(kept -> kept.accounts.store(named));

        assertMany(kept -> kept.accounts.named("NAME OF " + account.id())).containsExactly(named);
        assertMany(kept -> kept.accounts.named("Name of nobody")).isEmpty();
        assertOne(kept -> kept.accounts.lock(account.id())).contains(named);
        assertThat(database.<Boolean>ask(kept -> kept.accounts.any())).isTrue();
    }

    @Test
    void a_suspension_survives_the_round_trip_and_changes_of_the_account_until_it_is_ended() {
        Member member = Sample.memberOf(database);
        Account account =
                database.ask(kept -> kept.accounts.find(member.account())).orElseThrow();
        Suspension suspension = new Suspension(
                "\ud835\udcb3".repeat(Suspension.LONGEST_REASON), Instant.parse("2026-11-29T10:14:00Z"), member.id());

        database.act(kept -> kept.accounts.suspend(account.id(), suspension));
        database.act(kept -> kept.accounts.store(account));

        assertOne(kept -> kept.accounts.find(account.id())).contains(account.withSuspension(suspension));
        assertOne(kept -> kept.accounts.lock(account.id())).contains(account.withSuspension(suspension));
        database.act(kept -> kept.accounts.suspend(account.id(), null));
        assertOne(kept -> kept.accounts.find(account.id())).contains(account);
    }

    @Test
    void a_suspension_affects_the_accounts_members_keys_and_open_cases() {
        Member member = Sample.memberOf(database);
        database.act(kept -> kept.people.store(Sample.person(member)));
        int before = dependents(member).members();
        database.act(kept -> kept.people.deactivate(member.id(), Instant.parse("2026-11-29T10:14:00Z")));

        assertThat(dependents(member)).isEqualTo(new DependentCounts.AccountCounts(before - 1, 0, 0));
    }

    private DependentCounts.AccountCounts dependents(Member member) {
        return database.ask(kept -> kept.adapter(DependentCounts.class).of(member.account()));
    }

    @Test
    void an_invitation_is_found_by_its_token_alone_until_it_is_replaced_or_removed() {
        Member member = Sample.memberOf(database);
        String email = "invited." + member.id() + "@example.org";
        Invitation invitation = new Invitation(
                "invitation-" + member.id().value().substring(0, 20),
                email,
                "Ana",
                Role.MEMBER,
                member.account(),
                Set.of(),
                Set.of(),
                7,
                member.id(),
                Instant.parse("2026-11-30T09:00:00Z"),
                Instant.parse("2026-12-07T09:00:00Z"));
        String token = "hash of " + member.id();

        database.act(kept -> invitations(kept).store(invitation, token));
        assertOne(kept -> invitations(kept).findByToken(token)).contains(invitation);
        assertOne(kept -> invitations(kept).lockByToken(token)).contains(invitation);
        assertOne(kept -> invitations(kept).findByEmail(email.toUpperCase(java.util.Locale.ROOT)))
                .contains(invitation);
        assertMany(kept -> invitations(kept).list(member.account(), 10)).containsExactly(invitation);
        assertMany(kept -> invitations(kept).list(null, 1_000)).contains(invitation);

        database.act(kept -> invitations(kept).store(invitation, "new " + token));
        assertOne(kept -> invitations(kept).findByToken(token)).isEmpty();
        Invitation twin = new Invitation(
                "twin-of-" + invitation.id().substring(0, 20),
                email,
                "Twin",
                Role.AGENT,
                null,
                Set.of("en", "ja"),
                Set.of("dns"),
                null,
                member.id(),
                invitation.invitedAt(),
                invitation.expiresAt());
        assertDuplicateKey(kept -> invitations(kept).store(twin, "twin " + token));

        assertThat(database.<Boolean>ask(kept -> invitations(kept).remove(invitation.id())))
                .isTrue();
        database.act(kept -> invitations(kept).store(twin, "twin " + token));
        assertOne(kept -> invitations(kept).find(twin.id())).contains(twin);
        Instant later = invitation.expiresAt().plusSeconds(1);
        assertThat(database.<Integer>ask(kept -> invitations(kept).removeExpiredBefore(later)))
                .isEqualTo(1);
        assertOne(kept -> invitations(kept).find(twin.id())).isEmpty();
    }

    @Test
    void any_text_is_looked_up_as_an_invitation_and_is_none() {
        for (String text : Sample.HOSTILE_TEXTS) {
            assertOne(kept -> invitations(kept).find(text)).isEmpty();
            assertThat(database.<Boolean>ask(kept -> invitations(kept).remove(text)))
                    .isFalse();
        }
    }

    private static Invitations invitations(TestDatabase.Kept kept) {
        return kept.adapter(Invitations.class);
    }

    @Test
    void a_person_is_found_however_the_address_is_capitalised() {
        Member member = Sample.memberOf(database);
        Person person = Sample.person(member);
        database.act(kept -> kept.people.store(person));

        String shouted = " " + member.email().toUpperCase(java.util.Locale.ROOT);

        assertOne(kept -> kept.people.findByEmail(shouted)).contains(person);
        assertOne(kept -> kept.people.find(member.id())).contains(person);
        assertOne(kept -> kept.people.findByEmail("nobody\0@example.org")).isEmpty();
    }

    @Test
    void two_people_never_share_an_address() {
        Member member = Sample.memberOf(database);
        database.act(kept -> kept.people.store(Sample.person(member)));
        Person twin = new Person(
                new PersonId("twin-of-" + member.id().value().substring(0, 20)),
                member.email(),
                "Twin",
                Set.of(),
                null,
                null,
                null);

        assertDuplicateKey(kept -> kept.people.store(twin));
    }

    /** Use cases are repeated on this SQL state: it is the same on all databases, however the fault is wrapped. */
    private void assertDuplicateKey(Consumer<TestDatabase.Kept> act) {
        assertThatThrownBy(() -> database.act(act))
                .hasRootCauseInstanceOf(SQLException.class)
                .rootCause()
                .extracting(cause -> ((SQLException) cause).getSQLState())
                .isEqualTo("23505");
    }

    @Test
    void a_password_and_the_wishes_for_pages_are_remembered_and_survive_a_change_of_the_person() {
        Member member = Sample.memberOf(database);
        database.act(kept -> kept.people.store(Sample.person(member)));

        assertOne(kept -> kept.people.passwordHashOf(member.id())).isEmpty();
        database.act(kept -> kept.people.setPasswordHash(member.id(), "PBKDF2:hash"));
        database.act(kept -> kept.people.store(Sample.person(member)));
        database.act(kept -> kept.people.remember(member.id(), "en", "dark"));

        assertOne(kept -> kept.people.passwordHashOf(member.id())).contains("PBKDF2:hash");
        Person person = database.ask(kept -> kept.people.find(member.id())).orElseThrow();
        assertThat(person.language()).isEqualTo("en");
        assertThat(person.theme()).isEqualTo("dark");
    }

    @Test
    void anybody_with_a_role_is_found_by_it() {
        Person supervisor = new Person(
                new PersonId("sup-" + System.nanoTime()),
                "sup" + System.nanoTime() + "@example.org",
                "S",
                Set.of(Role.AGENT, Role.SUPERVISOR),
                null,
                null,
                null);
        database.act(kept -> kept.people.store(supervisor));

        assertThat(database.<Boolean>ask(kept -> kept.people.anyIs(Role.SUPERVISOR)))
                .isTrue();
        assertThat(database.<Boolean>ask(kept -> kept.people.anyIs(Role.ADMINISTRATOR)))
                .isFalse();
        assertOne(kept -> kept.people.find(supervisor.id())).contains(supervisor);
    }
}
