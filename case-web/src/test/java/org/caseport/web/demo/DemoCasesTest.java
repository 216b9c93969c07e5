package org.caseport.web.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.caseport.domain.account.Account;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.Decision;
import org.caseport.policy.entitlement.PolicyRequest;
import org.caseport.web.application.report.FillingFacts;
import org.caseport.web.fakes.InMemoryBytes;
import org.caseport.web.fakes.InMemoryCallbacks;
import org.caseport.web.fakes.InMemoryCases;
import org.caseport.web.fakes.InMemoryChats;
import org.junit.jupiter.api.Test;

class DemoCasesTest {

    /** A Monday, late in the day for everybody but New York. */
    private static final Instant MONDAY_EVENING = Instant.parse("2026-11-23T18:40:00Z");

    private static final CasePolicy POLICY = CasePolicy.readingFrom(PolicyBooks.shipped(), Catalogs.shipped());

    private final InMemoryCases cases = new InMemoryCases();
    private final InMemoryCallbacks callbacks = new InMemoryCallbacks(cases);
    private final InMemoryChats chats = new InMemoryChats(cases);
    private final InMemoryBytes bytes = new InMemoryBytes();
    private final List<JournalEntry> journal = new ArrayList<>();
    private final DemoCases demo = demo();

    @Test
    void every_demo_account_has_about_forty_cases_and_every_status() {
        startAt(MONDAY_EVENING);

        assertThat(DemoPeople.accounts()).hasSize(5).allSatisfy(account -> {
            assertThat(casesOf(account)).hasSizeBetween(36, 44);
            assertThat(casesOf(account)).extracting(SupportCase::status).contains(CaseStatus.values());
        });
    }

    @Test
    void a_case_keeps_what_was_asked_and_what_was_promised_when_it_was_opened() {
        startAt(MONDAY_EVENING);

        Map<String, SupportCase> bySubject = cases.byId.values().stream()
                .collect(Collectors.toMap(stored -> stored.request().subject().text(), Function.identity()));
        assertThat(DemoHistories.shipped(MONDAY_EVENING))
                .hasSize(bySubject.size())
                .allSatisfy(demoCase -> {
                    SupportCase stored = bySubject.get(demoCase.draft().get(DraftFields.SUBJECT));
                    Decision then = decideOn(demoCase);
                    assertThat(stored.openedAt()).isEqualTo(demoCase.openedAt());
                    assertThat(stored.request().promise())
                            .isEqualTo(then.promise().orElseThrow());
                    assertThat(stored.request().promise().due()).isAfter(stored.openedAt());
                    then.request()
                            .ifPresent(request -> assertThat(stored.request()).isEqualTo(request));
                    if (!demoCase.history().isEmpty()) {
                        assertThat(stored.lastActivityAt())
                                .isEqualTo(demoCase.history()
                                        .get(demoCase.history().size() - 1)
                                        .at());
                    }
                });
    }

    @Test
    void a_case_that_waits_for_its_customer_goes_on_waiting_for_a_while() {
        for (Instant start : List.of(MONDAY_EVENING, MONDAY_EVENING.plus(Duration.ofDays(4)))) {
            cases.byId.clear();
            callbacks.byId.clear();
            startAt(start);

            assertThat(cases.byId.values())
                    .filteredOn(stored -> stored.state().silence() != null)
                    .isNotEmpty()
                    .allSatisfy(stored -> assertThat(
                                    Objects.requireNonNull(stored.state().silence())
                                            .resolveAt())
                            .as(stored.request().subject().text())
                            .isAfter(start.plus(Duration.ofHours(12))));
        }
    }

    @Test
    void who_could_not_call_at_that_hour_has_written_instead() {
        startAt(MONDAY_EVENING);

        List<String> refused = DemoHistories.shipped(MONDAY_EVENING).stream()
                .filter(demoCase -> decideOn(demoCase).request().isEmpty())
                .map(demoCase -> demoCase.draft().get(DraftFields.SUBJECT))
                .toList();
        assertThat(refused).isNotEmpty();
        assertThat(cases.byId.values())
                .filteredOn(
                        stored -> refused.contains(stored.request().subject().text()))
                .hasSameSizeAs(refused)
                .allSatisfy(stored -> {
                    assertThat(stored.request().method()).isEqualTo(ContactMethod.WEB);
                    assertThat(stored.request().callback()).isNull();
                });
    }

    @Test
    void a_case_has_a_chat_that_has_ended_with_its_transcript() {
        startAt(MONDAY_EVENING);

        assertThat(chats.byId.values()).singleElement().satisfies(chat -> {
            SupportCase stored = Objects.requireNonNull(cases.byId.get(chat.caseId()));
            assertThat(chat.isEnded()).isTrue();
            assertThat(chat.wasAccepted()).isTrue();
            Communication transcript = stored.correspondence().get(Objects.requireNonNull(chat.transcript()) - 1);
            assertThat(transcript.purpose()).isEqualTo(Communication.Purpose.CHAT);
            assertThat(chats.entries(chat.id(), 0, 100))
                    .filteredOn(ChatEntry::isMessage)
                    .hasSize(6)
                    .allSatisfy(entry -> assertThat(transcript.body().text()).contains(entry.text()));
            assertThat(stored.firstResponseAt()).isEqualTo(chat.progress().answeredAt());
        });
    }

    @Test
    void a_second_start_finds_the_cases_again_and_adds_nothing() {
        startAt(MONDAY_EVENING);
        Map<CaseId, SupportCase> found = Map.copyOf(cases.byId);
        List<JournalEntry> told = List.copyOf(journal);
        int files = bytes.byId.size();

        startAt(MONDAY_EVENING.plus(Duration.ofDays(3)));

        assertThat(cases.byId).isEqualTo(found);
        assertThat(journal).isEqualTo(told);
        assertThat(bytes.byId).hasSize(files);
    }

    @Test
    void an_account_with_a_case_of_its_own_is_left_alone_and_the_others_are_not() {
        startAt(MONDAY_EVENING);
        Account account = DemoPeople.accounts().get(2);
        SupportCase own = casesOf(account).get(7);
        cases.byId.clear();
        callbacks.byId.clear();
        cases.store(own);

        startAt(MONDAY_EVENING);

        assertThat(casesOf(account)).containsExactly(own);
        assertThat(casesOf(DemoPeople.accounts().get(3))).hasSizeGreaterThan(35);
    }

    @Test
    void a_portal_that_is_no_demo_gets_no_cases() {
        demo.demo.on = false;

        startAt(MONDAY_EVENING);

        assertThat(cases.byId).isEmpty();
        assertThat(journal).isEmpty();
    }

    @Test
    void every_act_stands_in_the_journal_at_its_time_and_in_its_order() {
        startAt(MONDAY_EVENING);

        assertThat(DemoPeople.accounts()).allSatisfy(account -> {
            List<JournalEntry> entries = journal.stream()
                    .filter(entry -> account.id().equals(entry.account()))
                    .toList();
            assertThat(entries).isSortedAccordingTo(Comparator.comparing(JournalEntry::at));
            assertThat(entries).allMatch(entry -> !entry.at().isAfter(MONDAY_EVENING));
            assertThat(entries)
                    .filteredOn(entry -> entry.act().equals("case.opened"))
                    .hasSameSizeAs(casesOf(account));
            assertThat(entries)
                    .filteredOn(entry -> entry.act().equals("case.communication-added"))
                    .hasSize(casesOf(account).stream()
                            .mapToInt(stored -> stored.correspondence().size() - 1)
                            .sum());
        });
        assertThat(journal)
                .filteredOn(entry -> entry.person() == null)
                .isNotEmpty()
                .allMatch(entry -> entry.act().equals("case.status-changed")
                        && entry.detail().endsWith(" resolved SYSTEM RESOLVE"));
    }

    @Test
    void every_account_has_files_to_look_at_and_both_sides_sent_some() throws IOException {
        startAt(MONDAY_EVENING);

        assertThat(DemoPeople.accounts())
                .allSatisfy(account -> assertThat(filesOf(account)).isNotEmpty());
        List<AttachedFile> files = DemoPeople.accounts().stream()
                .flatMap(account -> filesOf(account).stream())
                .toList();
        assertThat(files).hasSizeGreaterThan(10).allSatisfy(file -> assertThat(bytes.byId.get(file.id()))
                .hasSize((int) file.size()));
        for (AttachedFile picture : files.stream().filter(AttachedFile::isImage).toList()) {
            assertThat(ImageIO.read(new ByteArrayInputStream(bytes.byId.get(picture.id()))))
                    .isNotNull();
        }
        assertThat(files).anyMatch(AttachedFile::isImage);
        assertThat(cases.byId.values().stream()
                        .flatMap(stored -> stored.correspondence().stream())
                        .filter(said -> !said.attachments().isEmpty())
                        .map(Communication::side))
                .contains(Communication.Side.CUSTOMER, Communication.Side.SUPPORT);
    }

    @Test
    void the_demo_starts_on_any_day_of_the_year_and_at_any_hour() {
        for (int start = 0; start < 40; start++) {
            Instant then = MONDAY_EVENING.plus(Duration.ofDays(9L * start)).plus(Duration.ofHours(5L * start));
            List<DemoCase> histories = DemoHistories.shipped(then);
            cases.byId.clear();
            callbacks.byId.clear();

            for (Account account : DemoPeople.accounts()) {
                int told = demo.demoHistory.tell(
                        account,
                        histories.stream()
                                .filter(demoCase -> demoCase.account().equals(account.id()))
                                .toList());

                assertThat(casesOf(account)).hasSize(told).hasSizeBetween(36, 44);
            }
        }
    }

    private DemoCases demo() {
        DemoCases made = new DemoCases();
        made.demo = new DemoMode();
        made.demo.on = true;
        made.demoHistory = new DemoHistoryLoader();
        made.demoHistory.cases = cases;
        made.demoHistory.callbacks = callbacks;
        made.demoHistory.chats = chats;
        made.demoHistory.policy = POLICY;
        made.demoHistory.blobs = bytes;
        made.demoHistory.journal = journal::add;
        made.demoHistory.fillingFacts = new FillingFacts() {
            @Override
            public void fill(CaseId id) {
                // Reports are not looked at.
            }
        };
        return made;
    }

    private void startAt(Instant now) {
        demo.clock = Clock.fixed(now, ZoneOffset.UTC);
        demo.settle(new DatabaseStatus.Ready());
    }

    private List<SupportCase> casesOf(Account account) {
        return cases.byId.values().stream()
                .filter(stored -> stored.account().equals(account.id()))
                .toList();
    }

    private List<AttachedFile> filesOf(Account account) {
        return casesOf(account).stream()
                .flatMap(stored -> stored.correspondence().stream())
                .flatMap(said -> said.attachments().stream())
                .toList();
    }

    private static Decision decideOn(DemoCase demoCase) {
        Account account = DemoPeople.accountOf(DemoPeople.named(demoCase.member()));
        assertThat(account).isNotNull();
        return POLICY.check(new PolicyRequest(account, demoCase.draft(), List.of(), List.of(), demoCase.openedAt()));
    }
}
