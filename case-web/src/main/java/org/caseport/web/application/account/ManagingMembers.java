package org.caseport.web.application.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Memberships;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.search.PeopleSearch;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Lets an account's administrators change what its members may do, and tells members who these administrators are. An
 * administrator of the portal appoints an account's first one.
 */
@ApplicationScoped
@Transactional
public class ManagingMembers {

    @Inject
    Memberships memberships;

    @Inject
    PeopleSearch search;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** A page of the account's members, by name; empty when the caller does not administer the account. */
    public List<Person> members(Member administrator, @Nullable PersonId after, int most) {
        if (!administrator.may(Grant.ADMINISTER)) {
            return List.of();
        }
        Person last = after == null ? null : colleague(administrator, after).orElse(null);
        return memberships.of(administrator.account(), last, most);
    }

    /**
     * The account's members who are found by a text, best matches first; empty when the caller does not administer the
     * account.
     *
     * @param text the beginning of a word of the name, of the e-mail address or of its domain
     */
    public List<Person> find(Member administrator, String text, int most) {
        if (!administrator.may(Grant.ADMINISTER)) {
            return List.of();
        }
        PeopleSearch.Filter filter = new PeopleSearch.Filter(text, Role.MEMBER, Set.of(administrator.account()), true);
        return search.find(filter, null, most).stream()
                .map(PeopleSearch.Found::person)
                .toList();
    }

    private Optional<Person> colleague(Member member, PersonId id) {
        return memberships.of(member.account(), List.of(id)).stream().findFirst();
    }

    /** The administrators whom a member can ask for a missing permission, by name. */
    public List<Person> administratorsOf(Member member) {
        return memberships.administratorsOf(member.account());
    }

    /** The members of the account who can be named in a case of this member, by name. */
    public List<Person> colleagues(Member member, int most) {
        return memberships.of(member.account(), null, most);
    }

    /** Those of these people who are members of the account, by name. */
    public List<Person> colleagues(Member member, Collection<PersonId> among) {
        return memberships.of(member.account(), among);
    }

    /** Sets exactly what the member may do. */
    public Outcome<Person> grant(Member administrator, PersonId id, Set<Grant> granted) {
        // The lock makes concurrent changes wait, so that two administrators can't remove each other at once.
        Set<PersonId> administrators = memberships.lockedAdministratorsOf(administrator.account()).stream()
                .map(Person::id)
                .collect(Collectors.toSet());
        Optional<Person> found = colleague(administrator, id);
        if (!administrators.contains(administrator.id())) {
            return refused(administrator, id, new Rejection.NotGranted(Grant.ADMINISTER));
        }
        if (found.isEmpty()) {
            return new Outcome.Refused<>(Rejection.NotFound.MEMBER);
        }
        if (!granted.contains(Grant.ADMINISTER) && administrators.equals(Set.of(id))) {
            return refused(administrator, id, new LastAdministrator(found.get()));
        }
        change(administrator.id(), administrator.account(), found.get(), granted);
        return new Outcome.Done<>(found.get());
    }

    /**
     * Makes a member an administrator of the account, beside what the member may do already; false without such a
     * member.
     */
    public boolean appoint(Administrator by, AccountId account, PersonId id) {
        memberships.lockedAdministratorsOf(account);
        Optional<Person> found = memberships.of(account, List.of(id)).stream().findFirst();
        found.ifPresent(member -> {
            Set<Grant> after = EnumSet.of(Grant.ADMINISTER);
            after.addAll(member.grants());
            change(by.id(), account, member, after);
        });
        return found.isPresent();
    }

    private void change(PersonId by, AccountId account, Person member, Set<Grant> after) {
        Set<Grant> before = member.grants();
        if (before.equals(after)) {
            return;
        }
        memberships.grant(member.id(), after);
        String states = " before " + codes(before) + " after " + codes(after);
        Set<Grant> granted = without(after, before);
        if (!granted.isEmpty()) {
            journal.done(
                    account,
                    by,
                    JournalAct.MEMBER_GRANTED,
                    member.id().value(),
                    codes(granted) + states,
                    clock.instant());
        }
        Set<Grant> revoked = without(before, after);
        if (!revoked.isEmpty()) {
            journal.done(
                    account,
                    by,
                    JournalAct.MEMBER_REVOKED,
                    member.id().value(),
                    codes(revoked) + states,
                    clock.instant());
        }
    }

    private Outcome<Person> refused(Member administrator, PersonId member, Rejection why) {
        journal.refused(
                administrator.account(),
                administrator.id(),
                JournalAct.MEMBER_GRANTED,
                member.value(),
                why.code(),
                clock.instant());
        return new Outcome.Refused<>(why);
    }

    private static Set<Grant> without(Set<Grant> some, Set<Grant> others) {
        return some.stream().filter(grant -> !others.contains(grant)).collect(Collectors.toSet());
    }

    /** {@code open-cases,reply}; {@code nothing} for none. */
    private static String codes(Set<Grant> grants) {
        return grants.isEmpty()
                ? "nothing"
                : EnumSet.copyOf(grants).stream().map(Grant::code).collect(Collectors.joining(","));
    }

    /** The account would be left without an administrator. */
    public record LastAdministrator(Person member) implements Rejection {

        @Override
        public String code() {
            return "LAST_ADMINISTRATOR";
        }
    }
}
