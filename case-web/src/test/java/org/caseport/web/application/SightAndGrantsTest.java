package org.caseport.web.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.STRANGER;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.Audience;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.ConversationVersion;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.file.EnclosedFiles;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.web.application.account.ManagingMembers;
import org.caseport.web.application.cases.ChangingAudience;
import org.caseport.web.application.cases.RatingCases;
import org.caseport.web.application.correspondence.ReplySubmission;
import org.caseport.web.application.correspondence.ReplyingToCases;
import org.caseport.web.fakes.InMemoryMemberships;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What use cases refuse to a member who may not, and how what is hidden looks. */
class SightAndGrantsTest {

    private static final DraftId DRAFT = new DraftId("0123456789abcdef0123456789abcdef");

    private final SupportDesk desk = new SupportDesk();
    private final InMemoryMemberships memberships = desk.memberships;
    private final Member boss = member("boss", EnumSet.allOf(Grant.class));
    private final Member clerk = member("clerk", Grant.USUAL);

    // ---- acts

    @Test
    void who_may_not_open_cases_opens_none_by_page_or_program_and_is_journaled() {
        Member reader = without(Grant.OPEN_CASES);
        DraftId draft = desk.completeDraft(reader);

        assertThat(desk.openingCases.open(reader, draft))
                .isEqualTo(new Outcome.Refused<>(new Rejection.NotGranted(Grant.OPEN_CASES)));
        assertThat(desk.openingCases.openAtOnce(
                        reader, DraftFields.of(SupportDesk.completeTechnicalCase()), EnclosedFiles.NOTHING))
                .isEqualTo(new Outcome.Refused<>(new Rejection.NotGranted(Grant.OPEN_CASES)));
        assertThat(desk.cases.byId).isEmpty();
        assertThat(desk.refusals())
                .extracting(JournalEntry::act, JournalEntry::detail)
                .containsExactly(tuple("case.opened", "NOT_GRANTED"), tuple("case.opened", "NOT_GRANTED"));
        assertThat(desk.relating.begin(reader, desk.openCase(BUSINESS).id())).isEmpty();
    }

    @Test
    void a_case_that_was_opened_stays_told_to_who_may_open_none_any_more() {
        DraftId draft = desk.completeDraft(BUSINESS);
        Outcome<CaseId> opened = desk.openingCases.open(BUSINESS, draft);

        assertThat(desk.openingCases.open(with(BUSINESS, Set.of()), draft)).isEqualTo(opened);
    }

    @ParameterizedTest
    @EnumSource(names = {"REPLY", "RESOLVE", "REOPEN"})
    void writing_into_a_case_needs_what_it_does_to_it(Grant needed) {
        SupportCase opened = desk.openCase(BUSINESS);
        if (needed == Grant.REOPEN) {
            opened.customerResolves(BUSINESS, null, List.of(), SupportDesk.MONDAY_NINE);
        }
        int said = opened.correspondence().size();
        CaseStatus before = opened.status();

        assertThat(send(without(needed), opened, needed))
                .isEqualTo(new Outcome.Refused<>(new Rejection.NotGranted(needed)));
        assertThat(opened.correspondence()).hasSize(said);
        assertThat(opened.status()).isEqualTo(before);
        assertThat(send(with(BUSINESS, Set.of(needed)), opened, needed)).isInstanceOf(Outcome.Done.class);
    }

    private Outcome<ReplyingToCases.Replied> send(Member member, SupportCase opened, Grant how) {
        ReplySubmission sending =
                new ReplySubmission(opened.id(), DRAFT, Map.of(DraftFields.DESCRIPTION, "Here."), seen(opened));
        return how == Grant.RESOLVE
                ? desk.replying.sendAndResolve(member, sending)
                : desk.replying.send(member, sending);
    }

    private static ConversationVersion seen(SupportCase opened) {
        return opened.seen();
    }

    @Test
    void a_program_resolves_only_what_its_member_may_resolve_and_sees() {
        SupportCase opened = desk.openCase(BUSINESS);

        assertThat(desk.resolving.resolve(without(Grant.RESOLVE), opened.id()))
                .isEqualTo(new Outcome.Refused<>(new Rejection.NotGranted(Grant.RESOLVE)));
        assertThat(desk.resolving.resolve(with(clerk, Set.of(Grant.RESOLVE)), opened.id()))
                .isEqualTo(new Outcome.Refused<>(Rejection.NotFound.CASE));
        assertThat(opened.status().isOpen()).isTrue();
        assertThat(desk.resolving.resolve(clerk, opened.id())).isInstanceOf(Outcome.Done.class);
    }

    // ---- sight

    @Test
    void what_is_hidden_looks_like_what_is_missing_whatever_may_be_done() {
        SupportCase hidden = confidential();
        CaseId missing = CaseId.of(BUSINESS.account(), 2026, 4711);
        Member intern = with(clerk, Set.of(Grant.REPLY, Grant.RESOLVE, Grant.REOPEN, Grant.OPEN_CASES));

        for (Member member : List.of(clerk, boss, intern, STRANGER)) {
            for (CaseId id : List.of(hidden.id(), missing)) {
                ReplySubmission sending =
                        new ReplySubmission(id, DRAFT, Map.of(DraftFields.DESCRIPTION, "x"), seen(hidden));
                assertThat(desk.replying.send(member, sending))
                        .isEqualTo(new Outcome.Refused<>(Rejection.NotFound.CASE));
                assertThat(desk.resolving.resolve(member, id))
                        .isEqualTo(new Outcome.Refused<>(Rejection.NotFound.CASE));
                assertThat(desk.rate(member, id, 5, "")).isEqualTo(RatingCases.Outcome.NO_SUCH_CASE);
                assertThat(desk.relating.begin(member, id)).isEmpty();
                assertThat(desk.showing.show(member, id, false, Set.of()))
                        .isEqualTo(ChangingAudience.Showing.NO_SUCH_CASE);
            }
        }
        assertThat(acts(hidden.id())).isEqualTo(acts(missing)).isNotEmpty();
        assertThat(desk.journal).extracting(JournalEntry::detail).containsOnly("NO_SUCH_CASE");
    }

    private List<String> acts(CaseId id) {
        return desk.refusals().stream()
                .filter(entry -> id.value().equals(entry.target()))
                .map(JournalEntry::act)
                .toList();
    }

    @Test
    void a_draft_that_is_ticked_becomes_a_confidential_case() {
        DraftId draft = desk.completeDraft(BUSINESS);
        desk.drafting.save(BUSINESS, draft, Map.of(DraftFields.CONFIDENTIAL, DraftFields.YES));

        CaseId opened = SupportDesk.done(desk.openingCases.open(BUSINESS, draft));

        assertThat(desk.cases.byId.get(opened).audience()).isEqualTo(new Audience(true, Set.of()));
        assertThat(desk.told).hasSize(2);
        assertThat(JournalEntry.of(desk.told.get(1)).detail()).isEqualTo("usual: confidential:");
    }

    @Test
    void a_draft_that_names_a_hidden_case_as_related_links_nothing() {
        SupportCase hidden = confidential();
        DraftId draft = desk.completeDraft(clerk);
        desk.drafting.save(clerk, draft, Map.of(DraftFields.RELATED, hidden.id().value()));

        assertThat(desk.openingCases.open(clerk, draft)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.links.byCase).isEmpty();
    }

    @Test
    void the_requester_and_an_administrator_decide_who_sees_a_case_and_nobody_else() {
        SupportCase opened = desk.openCase(BUSINESS);

        assertThat(desk.showing.show(clerk, opened.id(), true, Set.of(clerk.id())))
                .isEqualTo(ChangingAudience.Showing.NOT_YOURS);
        assertThat(desk.showing.show(BUSINESS, opened.id(), false, Set.of(clerk.id(), STRANGER.id())))
                .isEqualTo(ChangingAudience.Showing.SHOWN);
        assertThat(opened.audience().named()).containsExactly(clerk.id());
        assertThat(desk.showing.show(boss, opened.id(), true, Set.of(clerk.id())))
                .isEqualTo(ChangingAudience.Showing.HIDDEN_FROM_YOU);
        assertThat(desk.told)
                .filteredOn(CaseEvent.AudienceChanged.class::isInstance)
                .hasSize(2);
    }

    // ---- members

    @Test
    void an_administrator_grants_and_revokes_and_the_journal_knows_before_and_after() {
        assertThat(desk.keeping.grant(boss, clerk.id(), Set.of(Grant.REPLY, Grant.ADMINISTER)))
                .isInstanceOf(Outcome.Done.class);

        assertThat(memberships.byId.get(clerk.id()).grants()).containsOnly(Grant.REPLY, Grant.ADMINISTER);
        assertThat(desk.journal).extracting(JournalEntry::act).containsExactly("member.granted", "member.revoked");
        assertThat(desk.journal.get(0).detail())
                .isEqualTo("administer before open-cases,reply,resolve,reopen,see-all,manage-keys"
                        + " after reply,administer");
        assertThat(desk.journal.get(1).detail()).startsWith("open-cases,resolve,reopen,see-all,manage-keys before ");
        assertThat(desk.journal).extracting(JournalEntry::target).containsOnly("clerk");
    }

    @Test
    void who_runs_the_portal_gives_an_account_its_first_administrator() {
        Administrator operator = new Administrator(new PersonId("ada"), "Ada");

        assertThat(desk.keeping.appoint(operator, clerk.account(), clerk.id())).isTrue();
        assertThat(desk.keeping.appoint(operator, STRANGER.account(), boss.id()))
                .isFalse();

        assertThat(memberships.byId.get(clerk.id()).grants())
                .contains(Grant.ADMINISTER)
                .containsAll(Grant.USUAL);
        assertThat(desk.journal).singleElement().satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("member.granted");
            assertThat(entry.person()).isEqualTo(operator.id());
            assertThat(entry.account()).isEqualTo(clerk.account());
            assertThat(entry.detail()).startsWith("administer before ");
        });
    }

    @Test
    void saving_what_is_granted_already_changes_and_journals_nothing() {
        desk.keeping.grant(boss, clerk.id(), Grant.USUAL);

        assertThat(desk.journal).isEmpty();
    }

    @Test
    void the_last_administrator_stays_one() {
        assertThat(desk.keeping.grant(boss, boss.id(), Grant.USUAL).rejection())
                .containsInstanceOf(ManagingMembers.LastAdministrator.class);
        assertThat(memberships.byId.get(boss.id()).grants()).contains(Grant.ADMINISTER);

        desk.keeping.grant(boss, clerk.id(), EnumSet.allOf(Grant.class));
        assertThat(desk.keeping.grant(boss, boss.id(), Grant.USUAL)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void who_administers_nothing_or_another_account_decides_nothing() {
        Set<Grant> before = memberships.byId.get(clerk.id()).grants();
        Member formerBoss = with(boss, EnumSet.allOf(Grant.class));
        desk.keeping.grant(boss, clerk.id(), EnumSet.allOf(Grant.class));
        desk.keeping.grant(clerk, boss.id(), Grant.USUAL);

        // What a request believed when it began does not count: the port is asked.
        assertThat(desk.keeping.grant(formerBoss, clerk.id(), before))
                .isEqualTo(new Outcome.Refused<>(new Rejection.NotGranted(Grant.ADMINISTER)));
        assertThat(desk.keeping.grant(clerk, STRANGER.id(), Set.of()))
                .isEqualTo(new Outcome.Refused<>(Rejection.NotFound.MEMBER));
        assertThat(desk.keeping.members(without(Grant.ADMINISTER), null, 10)).isEmpty();
    }

    // ---- how

    private SupportCase confidential() {
        SupportCase opened = desk.openCase(BUSINESS);
        opened.changeAudience(BUSINESS, new Audience(true, Set.of()), SupportDesk.MONDAY_NINE);
        desk.told.clear();
        return opened;
    }

    private Member member(String id, Set<Grant> grants) {
        Member member = new Member(new PersonId(id), id, id + "@demo.example", BUSINESS.account(), grants);
        memberships.byId.put(
                member.id(),
                new Person(member.id(), member.email(), id, Set.of(Role.MEMBER), member.account(), null, null, grants));
        return member;
    }

    private static Member without(Grant missing) {
        Set<Grant> grants = EnumSet.copyOf(Grant.USUAL);
        grants.remove(missing);
        return with(BUSINESS, grants);
    }

    private static Member with(Member member, Set<Grant> grants) {
        return new Member(member.id(), member.name(), member.email(), member.account(), grants);
    }
}
