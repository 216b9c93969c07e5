package org.caseport.web.application;

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
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Memberships;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.audit.Journal;
import org.caseport.domain.audit.JournalEntry;
import org.jspecify.annotations.Nullable;

/** Lets an account's administrators decide what its members may do, and tells members whom to ask. */
@ApplicationScoped
@Transactional
public class KeepingMembers {

    @Inject
    Memberships memberships;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** A page of the account's members, by name; none for somebody who does not administer it. */
    public List<Person> members(Member administrator, @Nullable PersonId after, int most) {
        if (!administrator.may(Grant.ADMINISTER)) {
            return List.of();
        }
        Person last = after == null ? null : colleague(administrator, after).orElse(null);
        return memberships.of(administrator.account(), last, most);
    }

    private Optional<Person> colleague(Member member, PersonId id) {
        return memberships.of(member.account(), List.of(id)).stream().findFirst();
    }

    /** Whom a member asks who may not do something, by name. */
    public List<Person> administratorsOf(Member member) {
        return memberships.administratorsOf(member.account());
    }

    /** Everybody of the account who can be named in a case of this member's, by name. */
    public List<Person> colleagues(Member member, int most) {
        return memberships.of(member.account(), null, most);
    }

    /** Those of the account's members who are among these, by name. */
    public List<Person> colleagues(Member member, Collection<PersonId> among) {
        return memberships.of(member.account(), among);
    }

    /** From now on the member may do exactly this. */
    public Granting grant(Member administrator, PersonId id, Set<Grant> granted) {
        // Everybody who decides waits here, so that two administrators can't take it from each other at once.
        Set<PersonId> administrators = memberships.lockedAdministratorsOf(administrator.account()).stream()
                .map(Person::id)
                .collect(Collectors.toSet());
        Optional<Person> found = colleague(administrator, id);
        if (!administrators.contains(administrator.id())) {
            refused(administrator, id, "NOT_GRANTED");
            return new Granting.NotGranted(Grant.ADMINISTER);
        }
        if (found.isEmpty()) {
            return new Granting.NoSuchMember();
        }
        if (!granted.contains(Grant.ADMINISTER) && administrators.equals(Set.of(id))) {
            refused(administrator, id, "LAST_ADMINISTRATOR");
            return new Granting.LastAdministrator(found.get());
        }
        change(administrator, found.get(), granted);
        return new Granting.Granted(found.get());
    }

    private void change(Member administrator, Person member, Set<Grant> after) {
        Set<Grant> before = member.grants();
        if (before.equals(after)) {
            return;
        }
        memberships.grant(member.id(), after);
        record(administrator, "member.granted", member, without(after, before), before, after);
        record(administrator, "member.revoked", member, without(before, after), before, after);
    }

    private void record(
            Member administrator, String act, Person member, Set<Grant> which, Set<Grant> before, Set<Grant> after) {
        if (!which.isEmpty()) {
            String detail = codes(which) + " before " + codes(before) + " after " + codes(after);
            append(administrator, act, member.id(), "done", detail);
        }
    }

    private void refused(Member administrator, PersonId member, String why) {
        append(administrator, "member.granted", member, "refused", why);
    }

    private void append(Member administrator, String act, PersonId member, String outcome, String detail) {
        journal.append(new JournalEntry(
                administrator.account(), administrator.id(), act, member.value(), outcome, detail, clock.instant()));
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
}
