package org.caseport.web.application.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.caseport.web.application.SupportDesk.MONDAY_NINE;
import static org.caseport.web.application.SupportDesk.STRANGER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.accountplan.PlansInUse;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.version.Servers;
import org.caseport.domain.version.Version;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.QuotaOverrides;
import org.caseport.web.Injector;
import org.caseport.web.SettableClock;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.fakes.InMemoryPeople;
import org.caseport.web.fakes.InMemoryVersions;
import org.junit.jupiter.api.Test;

/** From a draft of a policy book to the instant at which the wizard promises by it. */
class VersionsTest {

    private static final Administrator ADA = administrator("ada");
    private static final Administrator BO = administrator("bo");
    private static final Administrator CY = administrator("cy");
    private static final Instant THEN = MONDAY_NINE.plus(Duration.ofHours(1));

    private final SettableClock clock = new SettableClock(MONDAY_NINE);
    private final InMemoryVersions versions = new InMemoryVersions();
    private final InMemoryPeople people = new InMemoryPeople();
    private final List<JournalEntry> journal = new ArrayList<>();
    private final List<Servers.Server> running = new ArrayList<>();
    private Set<SupportPlan> inUse = Set.of(new SupportPlan("business"));
    private int approvals = 1;

    private final BooksInForce books = new BooksInForce();
    private final EditingVersions editing = new EditingVersions();
    private final ApprovingVersions approving = new ApprovingVersions();
    private final ActivatingVersions activating = new ActivatingVersions();
    private final ReadingVersions reading = new ReadingVersions();
    private final CheckingVersions checking = new CheckingVersions();
    private final ComparingVersions comparing = new ComparingVersions();

    VersionsTest() {
        List.of(ADA, BO, CY).forEach(this::add);
        wire();
    }

    private void wire() {
        new Injector()
                .setting("caseport.approvals", approvals)
                .with(clock, versions, people, books, editing, approving, activating, reading, checking, comparing)
                .with(new VersionActs(), new ServerReports(), new RunningServers())
                .with(Journal.class, journal::add)
                .with(PlansInUse.class, () -> inUse)
                .fillAll();
    }

    @Test
    void a_shortened_target_is_approved_by_another_and_promised_from_its_instant_on() {
        Version approved = approved();

        Version scheduled = done(activating.activateOn(ADA, approved.id(), approved.revision(), THEN));
        books.read();

        assertThat(scheduled.effectiveAt()).isEqualTo(THEN);
        assertThat(promisedAt(THEN.minusMillis(1))).isEqualTo(Duration.ofHours(4));
        assertThat(promisedAt(THEN)).isEqualTo(Duration.ofHours(3));
        assertThat(journal)
                .extracting(JournalEntry::act)
                .containsExactly(
                        "version.created",
                        "version.edited",
                        "version.requested",
                        "version.approved",
                        "version.scheduled");
        assertThat(journal.get(4).detail()).isEqualTo("2026-11 " + scheduled.sha256() + " " + THEN);
        assertThat(journal).allSatisfy(entry -> assertThat(entry.detail()).doesNotContain("answers"));
    }

    @Test
    void none_before_the_instant_uses_the_new_book_and_none_after_it_the_old_one() {
        Version approved = approved();
        done(activating.activateOn(ADA, approved.id(), approved.revision(), THEN));
        SupportDesk desk = new SupportDesk();
        CasePolicy policy = policy();

        books.read();

        for (long millis = -5; millis <= 5; millis++) {
            Instant at = THEN.plusMillis(millis);
            String book = policy.promises(
                            desk.accounts.find(STRANGER.account()).orElseThrow(),
                            CaseType.TECHNICAL,
                            ContactLanguage.ENGLISH,
                            at)
                    .get(Severity.HIGH)
                    .book();
            assertThat(book).as(at.toString()).isEqualTo(millis < 0 ? "2022-05" : "2026-11");
        }
    }

    @Test
    void an_edit_after_approval_is_never_activated_without_another_approval() {
        Version approved = approved();
        String text = versions.textOf(approved.id());

        Version edited = done(editing.save(CY, approved.id(), approved.revision(), text + "# more\n"));

        refused(activating.activateOn(ADA, edited.id(), edited.revision(), THEN), VersionRejection.NOT_APPROVED);
        refused(activating.activateNow(ADA, edited.id(), edited.revision(), "now"), VersionRejection.NOT_APPROVED);
        refused(
                activating.activateOn(ADA, approved.id(), approved.revision(), THEN),
                VersionRejection.CHANGED_MEANWHILE);
        // Back to the very text that was approved: the approval is gone all the same.
        Version back = done(editing.save(CY, edited.id(), edited.revision(), text));
        refused(activating.activateOn(ADA, back.id(), back.revision(), THEN), VersionRejection.NOT_APPROVED);
    }

    @Test
    void an_edit_of_what_is_scheduled_or_in_force_is_refused() {
        Version approved = approved();
        Version scheduled = done(activating.activateOn(ADA, approved.id(), approved.revision(), THEN));

        refused(editing.save(CY, scheduled.id(), scheduled.revision(), "x"), VersionRejection.NOT_EDITABLE);
        refused(cell(CY, scheduled, "business", "answers.high", "1 h"), VersionRejection.NOT_EDITABLE);
        refused(editing.withdraw(CY, scheduled.id(), scheduled.revision()), VersionRejection.NOT_EDITABLE);
        clock.now = THEN.plusSeconds(1);
        refused(activating.cancel(CY, scheduled.id(), scheduled.revision()), VersionRejection.NOT_CANCELLABLE);
        assertThat(reading.find(ADA, scheduled.id().value()).orElseThrow().state())
                .isEqualTo(VersionView.State.IN_FORCE);
        assertThat(reading.find(ADA, "2022-05").orElseThrow().state()).isEqualTo(VersionView.State.SUPERSEDED);
    }

    @Test
    void nobody_who_edited_approves_and_approval_names_the_text_that_was_read() {
        Version draft = draft();
        Version edited = done(editing.save(BO, draft.id(), draft.revision(), versions.textOf(draft.id()) + "# b\n"));
        Version review = done(approving.request(ADA, edited.id(), edited.revision()));

        refused(
                approving.approve(ADA, review.id(), review.revision(), review.sha256()),
                VersionRejection.EDITED_BY_YOU);
        refused(approving.approve(BO, review.id(), review.revision(), review.sha256()), VersionRejection.EDITED_BY_YOU);
        refused(
                approving.approve(CY, review.id(), review.revision(), draft.sha256()),
                VersionRejection.CHANGED_MEANWHILE);
        assertThat(done(approving.approve(CY, review.id(), review.revision(), review.sha256()))
                        .stage())
                .isEqualTo(Version.Stage.APPROVED);
    }

    @Test
    void two_approvals_are_needed_where_two_are_set() {
        approvals = 2;
        wire();
        Version draft = draft();
        Version review = done(approving.request(ADA, draft.id(), draft.revision()));
        Version once = done(approving.approve(BO, review.id(), review.revision(), review.sha256()));

        refused(activating.activateOn(ADA, once.id(), once.revision(), THEN), VersionRejection.NOT_APPROVED);
        refused(approving.approve(BO, once.id(), once.revision(), once.sha256()), VersionRejection.NOT_APPROVABLE);
        Version twice = done(approving.approve(CY, once.id(), once.revision(), once.sha256()));
        done(activating.activateOn(ADA, twice.id(), twice.revision(), THEN));
    }

    @Test
    void where_there_is_one_administrator_approval_is_skipped_and_the_journal_says_so() {
        people.all.remove(BO.id());
        people.all.remove(CY.id());
        Version draft = draft();

        Version skipped = done(approving.request(ADA, draft.id(), draft.revision()));

        assertThat(skipped.stage()).isEqualTo(Version.Stage.APPROVED);
        assertThat(journal).extracting(JournalEntry::act).contains("version.approval-skipped");
        add(BO);
        refused(activating.activateOn(ADA, skipped.id(), skipped.revision(), THEN), VersionRejection.NOT_APPROVED);
    }

    @Test
    void a_text_with_problems_is_not_requested_and_all_of_them_are_said() {
        Version draft = draft();
        String broken =
                versions.textOf(draft.id()).replace("ring: 60 s", "ring: soon").replace("high: 3 h", "high: x");
        Version edited = done(editing.save(ADA, draft.id(), draft.revision(), broken));

        refused(approving.request(ADA, edited.id(), edited.revision()), VersionRejection.HAS_PROBLEMS);
        assertThat(checking.check("2026-11", broken)).hasSize(2);
    }

    @Test
    void a_plan_that_accounts_have_needs_a_successor() {
        String text = versions.textOf(draft().id()).replace("code: business\n", "code: pro\n");

        assertThat(checking.check("2026-11", text))
                .extracting(CheckingVersions.Problem::kind, CheckingVersions.Problem::text)
                .containsExactly(tuple(CheckingVersions.Kind.PLAN_GONE, "business"));
        assertThat(checking.check("2026-11", text.replace("code: pro\n", "code: pro\n    formerly: [business]\n")))
                .isEmpty();
    }

    @Test
    void a_draft_whose_base_was_superseded_is_brought_up_to_date_first() {
        Version other = done(editing.begin(ADA, "2022-05", "other"));
        Version cell = done(cell(ADA, other, "enterprise", "calls-a-second", "7"));
        Version approved = approved();
        done(activating.activateOn(ADA, approved.id(), approved.revision(), THEN));
        clock.now = THEN;

        refused(approving.request(ADA, cell.id(), cell.revision()), VersionRejection.BASE_SUPERSEDED);
        Version current = done(editing.bringUpToDate(ADA, cell.id(), cell.revision()));

        assertThat(current.base()).isEqualTo("2026-11");
        assertThat(versions.textOf(current.id()))
                .contains("high: 3 h", "calls-a-second: 7", "version: other")
                .doesNotContain("<<<<");
    }

    @Test
    void changes_of_the_same_line_are_both_shown_and_the_check_names_them() {
        assertThat(MergedText.of("a\nb\nc\nd", "a\nB\nc\nd", "a\nb\nc\nD")).isEqualTo("a\nB\nc\nD");
        assertThat(MergedText.of("a\nb\nc", "a\nx\nc", "a\nx\nc")).isEqualTo("a\nx\nc");
        String conflict = MergedText.of("a\nb\nc", "a\nx\nc", "a\ny\nc");
        assertThat(conflict).isEqualTo("a\n<<<<<<< draft\nx\n=======\ny\n>>>>>>> in force\nc");
        assertThat(checking.check("a", conflict)).isNotEmpty();
    }

    @Test
    void an_activation_is_five_minutes_ahead_and_the_only_one_of_its_instant() {
        Version approved = approved();

        refused(activating.activateOn(ADA, approved.id(), approved.revision(), null), VersionRejection.NO_INSTANT);
        refused(
                activating.activateOn(ADA, approved.id(), approved.revision(), MONDAY_NINE.plusSeconds(299)),
                VersionRejection.TOO_SOON);
        refused(
                activating.activateOn(ADA, approved.id(), approved.revision(), Instant.parse("2099-01-01T00:00:00Z")),
                VersionRejection.INSTANT_TAKEN);
        refused(activating.activateNow(ADA, approved.id(), approved.revision(), " "), VersionRejection.NO_SENTENCE);
        Version now = done(activating.activateNow(ADA, approved.id(), approved.revision(), "Contract"));
        assertThat(now.effectiveAt()).isAfterOrEqualTo(MONDAY_NINE.plus(Version.NOTICE));
    }

    @Test
    void nothing_is_activated_while_a_server_of_an_older_release_runs() {
        Version approved = approved();
        running.add(new Servers.Server("x", "old-host", "33", MONDAY_NINE, MONDAY_NINE));

        refused(activating.activateOn(ADA, approved.id(), approved.revision(), THEN), VersionRejection.OLDER_SERVERS);
        assertThat(reading.olderServers(ADA)).extracting(Servers.Server::host).containsExactly("old-host");
        running.clear();
        done(activating.activateOn(ADA, approved.id(), approved.revision(), THEN));
    }

    @Test
    void what_is_scheduled_can_be_cancelled_and_keeps_its_approvals() {
        Version approved = approved();
        Version scheduled = done(activating.activateOn(ADA, approved.id(), approved.revision(), THEN));

        Version cancelled = done(activating.cancel(BO, scheduled.id(), scheduled.revision()));
        books.read();

        assertThat(promisedAt(THEN)).isEqualTo(Duration.ofHours(4));
        done(activating.activateOn(ADA, cancelled.id(), cancelled.revision(), THEN.plusSeconds(1)));
    }

    @Test
    void two_codes_never_name_one_version_and_shipped_ones_are_taken() {
        draft();

        refused(editing.begin(BO, "2022-05", "2026-11"), VersionRejection.CODE_TAKEN);
        refused(editing.begin(BO, "2022-05", "2099-01"), VersionRejection.CODE_TAKEN);
        refused(editing.begin(BO, "2022-05", "../etc"), VersionRejection.NO_CODE);
        refused(editing.begin(BO, "policy-99", "x"), VersionRejection.NO_SUCH_VERSION);
        assertThat(editing.suggestedCode(ADA)).isEqualTo("2026-11-2");
    }

    @Test
    void the_comparison_says_what_changes_and_on_which_lines() {
        ComparingVersions.Comparison found =
                comparing.compare(ADA, "2022-05", draft().id().value()).orElseThrow();

        assertThat(found.meaning()).hasSize(1);
        assertThat(found.lines())
                .filteredOn(line -> line.kind() == ComparingVersions.Line.Kind.ADDED)
                .hasSize(2)
                .extracting(ComparingVersions.Line::text)
                .anyMatch(line -> line.contains("high: 3 h"));
        assertThat(comparing.compare(ADA, "2022-05", "policy-9")).isEmpty();
    }

    private Version draft() {
        Version draft = done(editing.begin(ADA, "2022-05", editing.suggestedCode(ADA)));
        return done(cell(ADA, draft, "enterprise", "answers.high", "3 h"));
    }

    private Outcome<Version> cell(Administrator by, Version of, String plan, String key, String value) {
        return editing.saveCells(by, of.id(), of.revision(), Map.of(plan, Map.of(key, value)));
    }

    private Version approved() {
        Version draft = draft();
        Version review = done(approving.request(ADA, draft.id(), draft.revision()));
        return done(approving.approve(BO, review.id(), review.revision(), review.sha256()));
    }

    private CasePolicy policy() {
        return CasePolicy.readingFrom(
                books::books, Catalogs.shipped(), QuotaOverrides.OF_THE_BOOK, Set.of(ContactMethod.WEB));
    }

    private Duration promisedAt(Instant at) {
        return policy().promises(
                        new SupportDesk().accounts.find(STRANGER.account()).orElseThrow(),
                        CaseType.TECHNICAL,
                        ContactLanguage.ENGLISH,
                        at)
                .get(Severity.HIGH)
                .target();
    }

    private static Version done(Outcome<Version> outcome) {
        return outcome.orElseThrow(why -> new IllegalStateException(why.code()));
    }

    private static void refused(Outcome<Version> outcome, VersionRejection why) {
        assertThat(outcome.rejection()).contains(why);
    }

    private static Administrator administrator(String id) {
        return new Administrator(new PersonId(id), id);
    }

    private void add(Administrator one) {
        people.store(new Person(
                one.id(),
                one.name() + "@demo.example",
                one.name(),
                Set.of(Role.ADMINISTRATOR),
                null,
                null,
                null,
                Set.of()));
    }

    private final class RunningServers implements Servers {

        @Override
        public void report(String name, String host, Instant startedAt, Instant now) {}

        @Override
        public void leave(String name) {}

        @Override
        public List<Server> seenSince(Instant since) {
            return running;
        }

        @Override
        public int forgetBefore(Instant since) {
            return 0;
        }

        @Override
        public boolean isOlder(Server server) {
            return server.release().equals("33");
        }
    }
}
