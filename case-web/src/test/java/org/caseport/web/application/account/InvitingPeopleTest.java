package org.caseport.web.application.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Invitation;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.web.Injector;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.RateLimiting;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.account.InvitingPeople.Invited;
import org.caseport.web.application.account.InvitingPeople.Problem;
import org.caseport.web.fakes.EasyPace;
import org.caseport.web.fakes.InMemoryAccounts;
import org.caseport.web.fakes.InMemoryInvitations;
import org.caseport.web.fakes.InMemoryMemberships;
import org.caseport.web.fakes.InMemoryPeople;
import org.junit.jupiter.api.Test;

/** Who can be invited by whom, and what becomes of an invitation. */
class InvitingPeopleTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-30T09:00:00Z");
    private static final AccountId ACCOUNT = new AccountId("210987654321");
    private static final AccountId OTHER = new AccountId("333333333333");
    private static final Administrator TOMASZ = new Administrator(new PersonId("tomasz"), "Tomasz");
    private static final Member BOSS =
            new Member(new PersonId("boss"), "Boss", "boss@a.example", ACCOUNT, EnumSet.allOf(Grant.class));
    private static final Member CLERK = new Member(new PersonId("clerk"), "Clerk", "clerk@a.example", ACCOUNT);

    private final InMemoryPeople people = new InMemoryPeople();
    private final Skills skills = new Skills();
    private final List<JournalEntry> journal = new ArrayList<>();
    private final EasyPace pace = new EasyPace();
    private Instant now = MONDAY_NINE;
    private final InvitingPeople inviting = inviting();

    @Test
    void a_member_is_created_once_with_the_usual_permissions_and_the_password_that_was_chosen() {
        boss(EnumSet.allOf(Grant.class));
        invite(member("Ana@A.example"));

        Person ana = inviting.accept("hash", " Ana ", "password").orElseThrow();

        assertThat(ana.email()).isEqualTo("ana@a.example");
        assertThat(ana.name()).isEqualTo("Ana");
        assertThat(ana.roles()).containsExactly(Role.MEMBER);
        assertThat(ana.account()).isEqualTo(ACCOUNT);
        assertThat(ana.grants()).isEqualTo(Grant.USUAL);
        assertThat(people.hashes).containsEntry(ana.id(), "password");
        assertThat(inviting.accept("hash", "Ana", "password")).isEmpty();
        assertThat(journal).extracting(JournalEntry::act).containsExactly("invitation.sent", "invitation.accepted");
        assertThat(journal).noneMatch(entry -> entry.toString().contains("ana@"));
    }

    @Test
    void the_first_member_of_an_account_administers_it_and_the_second_does_not() {
        invite(member("ana@a.example"), "first");
        invite(member("bo@a.example"), "second");

        assertThat(inviting.accept("first", "Ana", "password").orElseThrow().grants())
                .containsAll(Grant.USUAL)
                .contains(Grant.ADMINISTER);
        assertThat(inviting.accept("second", "Bo", "password").orElseThrow().grants())
                .isEqualTo(Grant.USUAL);
    }

    @Test
    void a_supervisor_is_an_agent_too_and_gets_languages_services_and_a_limit() {
        invite(new InvitingPeople.Request(
                "ruth@s.example", "Ruth", Role.SUPERVISOR, null, Set.of("en", "ja"), Set.of("dns"), " 12 "));

        Person ruth = inviting.accept("hash", "Ruth", "password").orElseThrow();

        assertThat(ruth.roles()).containsExactlyInAnyOrder(Role.AGENT, Role.SUPERVISOR);
        assertThat(skills.of).containsEntry(ruth.id(), List.of(Set.of("en", "ja"), Set.of("dns")));
        assertThat(skills.mostOpen).isEqualTo(12);
    }

    @Test
    void a_link_works_for_seven_days_and_a_new_one_ends_the_old_one() {
        Invitation ana = invite(member("ana@a.example"));
        now = MONDAY_NINE.plus(Duration.ofDays(7)).minusMillis(1);
        assertThat(inviting.valid("hash")).isPresent();

        now = MONDAY_NINE.plus(Duration.ofDays(7));
        assertThat(inviting.valid("hash")).isEmpty();
        assertThat(inviting.accept("hash", "Ana", "password")).isEmpty();

        inviting.resend(TOMASZ, ana.id(), "new");
        assertThat(inviting.valid("hash")).isEmpty();
        assertThat(inviting.valid("new")).isPresent();
    }

    @Test
    void an_invitation_and_each_resending_count_for_inviter_account_and_address() {
        Invitation ana = invite(member("ana@a.example"));

        inviting.resend(TOMASZ, ana.id(), "new");

        assertThat(pace.taken)
                .containsEntry("tomasz INVITATION 100", 2)
                .containsEntry("account:210987654321 INVITATION 100", 2)
                .hasSize(3)
                .allSatisfy((who, times) -> assertThat(times).isEqualTo(2));
    }

    @Test
    void whether_an_address_is_known_is_told_only_to_whom_invitations_are_left_and_counts_as_one() {
        boss(EnumSet.allOf(Grant.class));
        inviting.invite(BOSS, "ana@a.example", "Ana", "hash");

        assertThat(problems(member(BOSS.email()))).containsExactly(Problem.EMAIL_TAKEN);
        assertThat(problems(member("ana@a.example"))).containsExactly(Problem.EMAIL_INVITED);
        assertThat(pace.taken).containsEntry("tomasz INVITATION 100", 2);
        assertThat(problems(new InvitingPeople.Request(BOSS.email(), "", Role.MEMBER, ACCOUNT, Set.of(), Set.of())))
                .containsExactly(Problem.NO_NAME);
        assertThat(pace.taken).containsEntry("tomasz INVITATION 100", 2);

        pace.wait = Duration.ofMinutes(14);
        assertThat(inviting.invite(TOMASZ, member(BOSS.email()), "more").rejection())
                .contains(new InvitingPeople.RateLimited(Duration.ofMinutes(14)));
    }

    @Test
    void too_many_invitations_are_refused_and_change_nothing() {
        Invitation ana = invite(member("ana@a.example"));
        pace.wait = Duration.ofMinutes(14);

        Outcome<Invited> sent = inviting.invite(TOMASZ, member("bo@a.example"), "other");
        Outcome<Invited> resent = inviting.resend(TOMASZ, ana.id(), "new");

        assertThat(sent.rejection()).contains(new InvitingPeople.RateLimited(Duration.ofMinutes(14)));
        assertThat(resent.rejection()).contains(new InvitingPeople.RateLimited(Duration.ofMinutes(14)));
        assertThat(inviting.open(TOMASZ)).hasSize(1);
        assertThat(inviting.valid("hash")).isPresent();
        assertThat(journal)
                .extracting(JournalEntry::act, JournalEntry::outcome, JournalEntry::detail)
                .endsWith(
                        tuple("invitation.sent", "refused", "TOO_MANY"),
                        tuple("invitation.resent", "refused", "TOO_MANY"));
    }

    @Test
    void a_link_that_was_withdrawn_opens_nothing() {
        Invitation ana = invite(member("ana@a.example"));

        assertThat(inviting.withdraw(TOMASZ, ana.id())).isTrue();

        assertThat(inviting.valid("hash")).isEmpty();
        assertThat(inviting.accept("hash", "Ana", "password")).isEmpty();
        assertThat(inviting.withdraw(TOMASZ, ana.id())).isFalse();
    }

    @Test
    void resending_and_withdrawing_what_is_not_there_or_is_of_others_is_journaled_as_refused() {
        Invitation kim = invite(
                new InvitingPeople.Request("kim@s.example", "Kim", Role.ADMINISTRATOR, null, Set.of(), Set.of()));
        Invitation ana = invite(member("ana@a.example"), "other");
        journal.clear();

        inviting.resend(TOMASZ, "no id", "new");
        inviting.withdraw(TOMASZ, "0".repeat(36));
        inviting.resend(BOSS, kim.id(), "new");
        inviting.withdraw(BOSS, kim.id());
        inviting.withdraw(CLERK, ana.id());

        assertThat(journal)
                .extracting(JournalEntry::account, JournalEntry::person, JournalEntry::act, JournalEntry::target)
                .containsExactly(
                        tuple(null, TOMASZ.id(), "invitation.resent", null),
                        tuple(null, TOMASZ.id(), "invitation.withdrawn", null),
                        tuple(ACCOUNT, BOSS.id(), "invitation.resent", null),
                        tuple(ACCOUNT, BOSS.id(), "invitation.withdrawn", null),
                        tuple(ACCOUNT, CLERK.id(), "invitation.withdrawn", null));
        assertThat(journal)
                .allMatch(entry -> entry.isRefused() && entry.detail().equals("NO_SUCH_INVITATION"));
    }

    @Test
    void what_is_wrong_is_said_of_all_fields_at_once_and_nothing_is_stored() {
        people.store(new Person(new PersonId("kim"), "kim@a.example", "Kim", Set.of(Role.AGENT), null, null, null));
        invite(member("ana@a.example"));

        assertThat(problems(new InvitingPeople.Request("nobody", " ", Role.MEMBER, OTHER, Set.of(), Set.of())))
                .containsExactly(Problem.NO_EMAIL, Problem.NO_NAME, Problem.NO_ACCOUNT);
        assertThat(problems(member("KIM@a.example"))).containsExactly(Problem.EMAIL_TAKEN);
        assertThat(problems(member("ANA@a.example"))).containsExactly(Problem.EMAIL_INVITED);
        assertThat(problems(new InvitingPeople.Request(
                        "bo@s.example", "x".repeat(101), Role.AGENT, null, Set.of(), Set.of(), "many")))
                .containsExactly(Problem.NAME_TOO_LONG, Problem.NO_LANGUAGE, Problem.NO_NUMBER);
        assertThat(inviting.open(TOMASZ)).hasSize(1);
    }

    @Test
    void an_account_administrator_invites_to_the_own_account_alone_and_a_member_nobody() {
        Invitation ana = ((Outcome.Done<Invited>) inviting.invite(BOSS, "ana@a.example", "Ana", "hash"))
                .result()
                .invitation();
        Invitation kim = invite(
                new InvitingPeople.Request("kim@s.example", "Kim", Role.ADMINISTRATOR, null, Set.of(), Set.of()),
                "other");

        assertThat(ana.role()).isEqualTo(Role.MEMBER);
        assertThat(ana.account()).isEqualTo(ACCOUNT);
        assertThat(inviting.open(BOSS)).containsExactly(ana);
        assertThat(inviting.withdraw(BOSS, kim.id())).isFalse();
        assertThat(inviting.resend(BOSS, kim.id(), "stolen"))
                .isEqualTo(new Outcome.Refused<>(Rejection.NotFound.INVITATION));
        assertThat(inviting.invite(CLERK, "bo@a.example", "Bo", "more"))
                .isEqualTo(new Outcome.Refused<>(new Rejection.NotGranted(Grant.ADMINISTER)));
        assertThat(inviting.open(CLERK)).isEmpty();
        assertThat(inviting.withdraw(CLERK, ana.id())).isFalse();
    }

    @Test
    void the_accounts_of_open_invitations_are_named() {
        invite(member("ana@a.example"), "first");
        invite(member("bo@a.example"), "second");
        invite(new InvitingPeople.Request("kim@s.example", "Kim", Role.AGENT, null, Set.of("en"), Set.of()), "third");

        List<Invitation> open = inviting.open(TOMASZ);

        assertThat(open).hasSize(3);
        assertThat(inviting.accountNames(TOMASZ, open)).isEqualTo(Map.of(ACCOUNT, "A"));
        assertThat(inviting.accountNames(TOMASZ, List.of())).isEmpty();
    }

    @Test
    void an_address_that_somebody_took_meanwhile_is_not_taken_twice() {
        invite(member("ana@a.example"));
        people.store(new Person(new PersonId("ana"), "ana@a.example", "Ana", Set.of(Role.AGENT), null, null, null));

        assertThat(inviting.accept("hash", "Ana", "password")).isEmpty();
        assertThat(people.all).containsOnlyKeys(TOMASZ.id(), new PersonId("ana"));
    }

    @Test
    void a_link_works_only_while_its_inviter_may_invite() {
        boss(EnumSet.allOf(Grant.class));
        inviting.invite(BOSS, "ana@a.example", "Ana", "by boss");
        invite(member("bo@a.example"), "by Tomasz");
        assertThat(inviting.valid("by boss")).isPresent();

        boss(Grant.USUAL);
        people.deactivate(TOMASZ.id(), now);

        assertThat(inviting.valid("by boss")).isEmpty();
        assertThat(inviting.accept("by boss", "Ana", "password")).isEmpty();
        assertThat(inviting.valid("by Tomasz")).isEmpty();
        assertThat(inviting.accept("by Tomasz", "Bo", "password")).isEmpty();
    }

    private void boss(Set<Grant> grants) {
        people.store(new Person(BOSS.id(), BOSS.email(), "Boss", Set.of(Role.MEMBER), ACCOUNT, null, null, grants));
    }

    private Invitation invite(InvitingPeople.Request request) {
        return invite(request, "hash");
    }

    private Invitation invite(InvitingPeople.Request request, String hash) {
        return ((Outcome.Done<Invited>) inviting.invite(TOMASZ, request, hash))
                .result()
                .invitation();
    }

    private List<Problem> problems(InvitingPeople.Request request) {
        return inviting.invite(TOMASZ, request, "more")
                .rejection()
                .map(why -> ((InvitingPeople.Faulty) why).problems())
                .orElse(List.of());
    }

    private static InvitingPeople.Request member(String email) {
        return new InvitingPeople.Request(email, "Ana", Role.MEMBER, ACCOUNT, Set.of(), Set.of());
    }

    private InvitingPeople inviting() {
        people.store(
                new Person(TOMASZ.id(), "tomasz@s.example", "Tomasz", Set.of(Role.ADMINISTRATOR), null, null, null));
        InMemoryAccounts accounts = new InMemoryAccounts();
        accounts.store(new Account(
                ACCOUNT, "A", "DE", null, ZoneId.of("Europe/Berlin"), new SupportPlan("business"), false, null));
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        RateLimiting limiting =
                new Injector().with(pace).with(Clock.class, clock).fill(new RateLimiting());
        return new Injector()
                .with(people, accounts, skills, new InMemoryInvitations(), new InMemoryMemberships(people.all))
                .with(limiting)
                .with(Journal.class, journal::add)
                .with(Clock.class, clock)
                .fill(new InvitingPeople());
    }

    private static final class Skills implements Agents {

        final Map<PersonId, List<Set<String>>> of = new HashMap<>();
        Integer mostOpen;

        @Override
        public Optional<Agent> find(PersonId id) {
            return Optional.empty();
        }

        @Override
        public List<Agent> all() {
            return List.of();
        }

        @Override
        public void setSkills(PersonId id, Set<String> languages, Set<String> services, Integer mostOpen) {
            of.put(id, List.of(languages, services));
            this.mostOpen = mostOpen;
        }
    }
}
