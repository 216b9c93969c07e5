package org.caseport.web.application.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.MONDAY_NINE;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.announcement.AffectedCases;
import org.caseport.domain.announcement.Announcement;
import org.caseport.domain.announcement.AnnouncementId;
import org.caseport.domain.announcement.Announcements;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.desk.Announcing.Outcome;
import org.caseport.web.fakes.InMemoryAffectedCases;
import org.caseport.web.fakes.InMemoryAnnouncements;
import org.caseport.web.fakes.InMemoryPeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnnouncingTest {

    private static final Person SUPERVISOR = person(Role.SUPERVISOR);

    private final List<JournalEntry> journal = new ArrayList<>();
    private final InMemoryAffectedCases affected = new InMemoryAffectedCases();
    private final Announcing announcing = new Announcing();

    AnnouncingTest() {
        announcing.announcements = new InMemoryAnnouncements();
        announcing.affectedCases = affected;
        announcing.catalog = Catalogs.shipped();
        announcing.people = new InMemoryPeople();
        announcing.journal = journal::add;
        announcing.clock = Clock.fixed(MONDAY_NINE, ZoneOffset.UTC);
    }

    @Test
    void a_supervisor_announces_and_withdraws_and_the_journal_knows() {
        assertThat(announcing.announce(SUPERVISOR, "Mail is slow", "メールが遅れています", Set.of(), null))
                .isEqualTo(Outcome.DONE);
        assertThat(announcing.shown()).map(one -> one.in("ja")).contains("メールが遅れています");
        assertThat(announcing.withdraw(SUPERVISOR)).isEqualTo(Outcome.DONE);

        assertThat(announcing.shown()).isEmpty();
        assertThat(journal)
                .extracting(JournalEntry::act)
                .containsExactly("announcement.made", "announcement.withdrawn");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "SUPERVISOR", mode = EnumSource.Mode.EXCLUDE)
    void nobody_else_announces_or_withdraws_and_the_attempt_is_journaled(Role role) {
        announcing.announce(SUPERVISOR, "Mail is slow", "メールが遅れています", Set.of(), null);

        assertThat(announcing.announce(person(role), "x", "x", Set.of(), null)).isEqualTo(Outcome.REFUSED);
        assertThat(announcing.withdraw(person(role))).isEqualTo(Outcome.REFUSED);

        assertThat(announcing.shown()).map(Announcement::english).contains("Mail is slow");
        assertThat(journal).extracting(JournalEntry::outcome).containsExactly("done", "refused", "refused");
    }

    @Test
    void both_languages_are_needed_and_the_end_is_still_to_come() {
        assertThat(announcing.announce(SUPERVISOR, "Mail is slow", " ", Set.of(), null))
                .isEqualTo(Outcome.BAD_TEXT);
        assertThat(announcing.announce(SUPERVISOR, "\u3164\u200B", "x", Set.of(), null))
                .isEqualTo(Outcome.BAD_TEXT);
        assertThat(announcing.announce(SUPERVISOR, "x".repeat(501), "x", Set.of(), null))
                .isEqualTo(Outcome.BAD_TEXT);
        assertThat(announcing.announce(SUPERVISOR, "x", "x", Set.of(), MONDAY_NINE))
                .isEqualTo(Outcome.BAD_END);
        assertThat(announcing.shown()).isEmpty();
    }

    @Test
    void an_announcement_may_be_about_some_services_that_there_are() {
        assertThat(announcing.announce(SUPERVISOR, "Slow", "遅延", Set.of("dns", "vpn"), null))
                .isEqualTo(Outcome.DONE);
        assertThat(announcing.shown())
                .hasValueSatisfying(shown -> assertThat(shown.concerns("dns")).isTrue());
        assertThat(announcing.shown()).hasValueSatisfying(shown -> assertThat(shown.concerns("virtual-machines"))
                .isFalse());
        assertThat(journal).extracting(JournalEntry::detail).containsExactly("dns vpn");

        assertThat(announcing.announce(SUPERVISOR, "Slow", "遅延", Set.of("no-such"), null))
                .isEqualTo(Outcome.BAD_SERVICES);
        assertThat(journal).extracting(JournalEntry::detail).containsExactly("dns vpn", "BAD_SERVICES");
    }

    @Test
    void what_was_announced_is_listed_for_those_who_may_announce() {
        announcing.announce(SUPERVISOR, "Slow", "遅延", Set.of(), null);
        announcing.withdraw(SUPERVISOR);

        assertThat(announcing.past(SUPERVISOR, null, 10)).hasSize(1);
        assertThat(announcing.past(person(Role.AGENT), null, 10)).isEmpty();
    }

    @Test
    void how_far_a_problem_reaches_is_told_to_those_who_may_announce() {
        announcing.announce(SUPERVISOR, "Slow", "遅延", Set.of(), null);
        AnnouncementId problem = announcing.shown().orElseThrow().id();
        affected.link(CaseId.of(SupportDesk.BUSINESS.account(), 2026, 1L), problem, MONDAY_NINE);

        assertThat(announcing.extentsOf(SUPERVISOR, Set.of(problem)))
                .isEqualTo(Map.of(problem, new AffectedCases.Extent(1, 1)));
        assertThat(announcing.extentsOf(person(Role.MEMBER), Set.of(problem))).isEmpty();
        assertThat(announcing.affectedBy(person(Role.MEMBER), problem, 10)).isEmpty();
    }

    @Test
    void who_announced_something_is_named_while_known() {
        announcing.announce(SUPERVISOR, "Slow", "遅延", Set.of(), null);
        announcing.withdraw(SUPERVISOR);
        List<Announcements.Past> past = announcing.past(SUPERVISOR, null, 10);

        assertThat(announcing.namesOf(past)).isEmpty();
        announcing.people.store(SUPERVISOR);
        assertThat(announcing.namesOf(past)).isEqualTo(Map.of(SUPERVISOR.id(), SUPERVISOR.name()));
    }

    private static Person person(Role role) {
        return new Person(
                new PersonId(role.name().toLowerCase(java.util.Locale.ROOT)),
                role + "@demo.example",
                "P",
                Set.of(role),
                role == Role.MEMBER ? SupportDesk.BUSINESS.account() : null,
                null,
                null);
    }
}
