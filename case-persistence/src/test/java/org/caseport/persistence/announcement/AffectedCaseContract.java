package org.caseport.persistence.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.announcement.AffectedCases;
import org.caseport.domain.announcement.AffectedCases.Extent;
import org.caseport.domain.announcement.AffectedCases.KnownProblem;
import org.caseport.domain.announcement.Announcement;
import org.caseport.domain.announcement.AnnouncementId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.desk.Queue;
import org.caseport.domain.live.Revisions;
import org.caseport.domain.live.Topic;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
import org.junit.jupiter.api.Test;

/** What links of cases to known problems promise, whatever the database. */
abstract class AffectedCaseContract extends DatabaseContract {

    private static final Instant NINE = Instant.parse("2026-11-30T09:00:00Z");
    private static final Instant TEN = NINE.plusSeconds(3_600);
    private static final PersonId RUTH = new PersonId("ruth");
    private static final Agent AIKO = new Agent(new PersonId("aiko"), "Aiko", false, Set.of("en"), Set.of());

    private static AffectedCases affected(TestDatabase.Kept kept) {
        return kept.adapter(AffectedCases.class);
    }

    private Announcement announced(Instant from) {
        Announcement made =
                new Announcement(new AnnouncementId(Sample.hex()), "DNS is slow", "DNS の遅延", Set.of("dns"), from, null);
        database.act(kept -> kept.announcements.announce(made, RUTH, from));
        return made;
    }

    private SupportCase stored(Member member, String subject) {
        SupportCase made = Sample.supportCase(member, subject, NINE);
        database.act(kept -> kept.cases.store(made));
        return made;
    }

    private void link(SupportCase one, Announcement problem, Instant at) {
        database.act(kept -> affected(kept).link(one.id(), problem.id(), at));
    }

    private void unlink(SupportCase one) {
        database.act(kept -> affected(kept).unlink(one.id()));
    }

    @Test
    void a_case_has_one_problem_or_none() {
        SupportCase one = stored(Sample.memberOf(database), "Names take long");
        Announcement first = announced(NINE);
        assertOne(kept -> affected(kept).problemOf(one.id(), NINE)).isEmpty();

        link(one, first, NINE);
        link(one, first, TEN);
        assertOne(kept -> affected(kept).problemOf(one.id(), NINE)).contains(new KnownProblem(first, null));
        Announcement second = announced(TEN);
        link(one, second, TEN);
        assertOne(kept -> affected(kept).problemOf(one.id(), TEN)).contains(new KnownProblem(second, null));
        assertMany(kept -> affected(kept).affectedBy(first.id(), 9)).isEmpty();

        unlink(one);
        unlink(one);
        assertOne(kept -> affected(kept).problemOf(one.id(), TEN)).isEmpty();
    }

    @Test
    void a_problem_that_was_withdrawn_or_replaced_says_when() {
        SupportCase one = stored(Sample.memberOf(database), "One");
        SupportCase other = stored(Sample.memberOf(database), "Other");
        Announcement replaced = announced(NINE);
        link(one, replaced, NINE);
        Announcement withdrawn = announced(NINE.plusSeconds(60));
        link(other, withdrawn, NINE.plusSeconds(60));
        database.act(kept -> kept.announcements.withdraw(TEN));

        assertOne(kept -> affected(kept).problemOf(one.id(), TEN))
                .map(KnownProblem::ended)
                .contains(NINE.plusSeconds(60));
        assertOne(kept -> affected(kept).problemOf(other.id(), TEN))
                .map(KnownProblem::ended)
                .contains(TEN);
    }

    @Test
    void the_cases_of_a_problem_are_listed_last_linked_first_and_counted_with_their_accounts() {
        Member member = Sample.memberOf(database);
        SupportCase early = stored(member, "Early");
        SupportCase middle = stored(member, "Middle");
        SupportCase late = stored(Sample.memberOf(database), "Late");
        SupportCase none = stored(member, "None");
        Announcement problem = announced(NINE);
        link(early, problem, NINE);
        link(middle, problem, NINE.plusSeconds(1));
        link(late, problem, NINE.plusSeconds(2));
        AnnouncementId unknown = new AnnouncementId("no-such");

        assertMany(kept -> affected(kept).affectedBy(problem.id(), 2))
                .extracting(CaseSummary::id)
                .containsExactly(late.id(), middle.id());
        assertMany(kept -> affected(kept).affectedBy(unknown, 2)).isEmpty();
        assertThat(database.<Map<AnnouncementId, Extent>>ask(
                        kept -> affected(kept).extentsOf(Set.of(problem.id(), unknown))))
                .isEqualTo(Map.of(problem.id(), new Extent(3, 2)));
        assertThat(database.<Map<AnnouncementId, Extent>>ask(
                        kept -> affected(kept).extentsOf(Set.of())))
                .isEmpty();
        assertMany(kept -> kept.queue.page(AIKO, Queue.View.ALL_OPEN, only(problem), null, TEN, TEN, 9))
                .extracting(Queue.Line::id)
                .containsExactlyInAnyOrder(early.id(), middle.id(), late.id())
                .doesNotContain(none.id());
    }

    private static Queue.Filter only(Announcement problem) {
        return new Queue.Filter(
                "", EnumSet.allOf(CaseStatus.class), null, null, null, null, "", null, null, problem.id());
    }

    @Test
    void an_open_page_of_the_case_learns_of_its_problem() {
        SupportCase one = stored(Sample.memberOf(database), "One");
        Topic topic = new Topic.CustomersCase(one.id(), new Visibility.OfMember(one.account(), one.requester(), true));
        Long before = revision(topic);

        link(one, announced(NINE), NINE);
        Long linked = revision(topic);
        unlink(one);

        assertThat(linked).isNotEqualTo(before);
        assertThat(revision(topic)).isEqualTo(before);
    }

    private Long revision(Topic topic) {
        return database.<Map<Topic, Long>>ask(
                        kept -> kept.adapter(Revisions.class).of(List.of(topic), NINE))
                .get(topic);
    }

    @Test
    void the_link_is_deleted_with_its_case() {
        Member member = Sample.memberOf(database);
        Instant longAgo = NINE.minusSeconds(900_000_000);
        SupportCase old = Sample.supportCase(member, "Old", longAgo);
        database.act(kept -> kept.cases.store(old));
        link(old, announced(NINE), NINE);

        database.act(kept -> kept.due.deleteOpenedBefore(longAgo.plusSeconds(1), 100));

        assertThat(database.count("support_case", "account_id = '" + member.account() + "'"))
                .isZero();
        assertThat(database.count("affected_case", "account_id = '" + member.account() + "'"))
                .isZero();
    }
}
