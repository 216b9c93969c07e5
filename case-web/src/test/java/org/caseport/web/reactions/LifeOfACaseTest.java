package org.caseport.web.reactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.CaseState;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.InactivityDeadline;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.RequestDetails;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.Subject;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.report.CaseFact;
import org.caseport.domain.report.CaseTraits;
import org.caseport.domain.report.FactKind;
import org.caseport.domain.report.FactReplay;
import org.caseport.domain.report.FactWriter;
import org.caseport.web.Told;
import org.caseport.web.application.report.RecordingFacts;
import org.caseport.web.fakes.CollectedNotices;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people and time do to a case, in whatever order: case, journal and outbox tell the same story. */
class LifeOfACaseTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final AccountId ACCOUNT = new AccountId("333333333333");
    private static final Member ANA = new Member(new PersonId("ana"), "Ana", "ana@demo.example", ACCOUNT);
    private static final Agent KIM = new Agent(new PersonId("kim"), "Kim", false, Set.of("en"), Set.of());
    private static final Body TEXT = new Body("Here it is.");
    private static final int LIVES = 300;
    private static final int ACTS = 40;

    private final List<JournalEntry> journal = new ArrayList<>();
    private final CollectedNotices outbox = new CollectedNotices();
    private final List<CaseFact> facts = new ArrayList<>();
    private final JournalAndOutbox told = new JournalAndOutbox();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void case_journal_and_outbox_agree_after_every_act(long seed) {
        told.journal = journal::add;
        told.outbox = outbox;
        told.events = new Told<>();
        told.filled = new Told<>();
        Random random = new Random(seed);
        for (int life = 0; life < LIVES; life++) {
            journal.clear();
            facts.clear();
            outbox.notices.clear();
            SupportCase lived = SupportCase.open(
                    CaseId.of(ACCOUNT, 2026, life),
                    new DisplayId("1730000042"),
                    null,
                    ANA,
                    request(),
                    List.of(),
                    MONDAY_NINE);
            told.recordingFacts = new RecordingFacts() {
                @Override
                public void record(CaseEvent event) {
                    facts.addAll(new FactWriter((id, of, until) -> null, false)
                            .of(event, traits(lived), () -> !decisions(facts).isEmpty()));
                }
            };
            told.record(lived.opened());
            Instant now = MONDAY_NINE;
            for (int act = 0; act < ACTS; act++) {
                now = now.plus(
                        Duration.ofMinutes(random.nextInt(3) == 0 ? random.nextInt(12_000) : random.nextInt(90)));
                happens(lived, random.nextInt(15), now);
                agree(lived, now);
                agreeWithFacts(lived, now);
            }
        }
    }

    private static List<CaseFact> decisions(List<CaseFact> of) {
        return of.stream()
                .filter(fact -> fact.kind() == FactKind.TARGET_MET
                        || fact.kind() == FactKind.TARGET_MISSED
                        || fact.kind() == FactKind.TARGET_NOT_NEEDED)
                .toList();
    }

    private static CaseTraits traits(SupportCase lived) {
        CaseRequest asked = lived.request();
        return new CaseTraits(
                lived.displayId(),
                lived.openedAt(),
                lived.requester(),
                "business",
                asked.severity().code(),
                asked.type().code(),
                asked.service(),
                asked.category(),
                "en",
                "web",
                asked.promise().target().toSeconds(),
                asked.promise().clock(),
                asked.promise().due(),
                lived.status(),
                lived.assignee() == null ? null : lived.assignee().id(),
                lived.firstResponseAt(),
                lived.state().warned());
    }

    /** The target is decided once, as it is defined; and the journal alone would give the same facts again. */
    private void agreeWithFacts(SupportCase lived, Instant now) {
        Instant due = promise().due();
        Instant answered = lived.firstResponseAt();
        Instant settled = facts.stream()
                .filter(fact -> fact.kind() == FactKind.FIRST_RESPONSE || fact.kind() == FactKind.RESOLVED)
                .map(CaseFact::at)
                .findFirst()
                .orElse(null);
        List<CaseFact> decided = decisions(facts);
        if (settled != null && settled.isBefore(due)) {
            FactKind kind = settled.equals(answered) ? FactKind.TARGET_MET : FactKind.TARGET_NOT_NEEDED;
            assertThat(decided).extracting(CaseFact::kind).containsExactly(kind);
            assertThat(decided.get(0).at()).isEqualTo(settled);
        } else if ((settled != null && settled.isAfter(due)) || lived.state().warned() == 100) {
            assertThat(decided).extracting(CaseFact::kind).containsExactly(FactKind.TARGET_MISSED);
            assertThat(decided.get(0).at()).isEqualTo(due);
        }
        boolean reclassified = facts.stream().anyMatch(fact -> fact.kind() == FactKind.RECLASSIFIED);
        List<CaseFact> again = FactReplay.of(
                lived.id(), traits(lived), journal, (id, of, until) -> null, (id, at) -> Optional.empty());
        assertThat(reclassified ? marks(again, decisions(again)) : marks(again, List.of()))
                .isEqualTo(reclassified ? marks(facts, decided) : marks(facts, List.of()));
        assertThat(facts).allMatch(fact -> !fact.recordedAt().isAfter(now));
    }

    /** Of two acts at one instant, the journal does not tell in which status the case was between them. */
    private static String detail(CaseFact fact) {
        return fact.kind() == FactKind.ASSIGNED || fact.kind() == FactKind.RECLASSIFIED ? "" : fact.detail();
    }

    private static List<String> marks(List<CaseFact> of, List<CaseFact> without) {
        return of.stream()
                .filter(fact -> !without.contains(fact))
                .map(fact -> fact.kind() + " " + fact.at() + " " + fact.side() + " " + detail(fact))
                .toList();
    }

    private void happens(SupportCase lived, int act, Instant now) {
        CaseState before = lived.state();
        int said = lived.correspondence().size();
        try {
            List<CaseEvent> events = act(lived, act, now);
            events.forEach(told::record);
        } catch (IllegalStateException refused) {
            assertThat(lived.state()).isEqualTo(before);
            assertThat(lived.correspondence()).hasSize(said);
        }
    }

    private static List<CaseEvent> act(SupportCase lived, int act, Instant now) {
        InactivityDeadline silence = new InactivityDeadline(now.plus(Duration.ofDays(3)), now.plus(Duration.ofDays(5)));
        return switch (act) {
            case 0 -> lived.take(KIM, now);
            case 1 -> lived.supportReplies(KIM, TEXT, List.of(), now);
            case 2 -> lived.askForInformation(KIM, TEXT, List.of(), silence, now);
            case 3 -> lived.investigate(KIM, TEXT, List.of(), now);
            case 4 -> lived.investigate(KIM, null, List.of(), now);
            case 5 -> lived.agentResolves(KIM, TEXT, List.of(), now);
            case 6 -> lived.customerResolves(ANA, null, List.of(), now);
            case 7 -> lived.customerReplies(ANA, TEXT, List.of(), now);
            case 8 -> lived.reopen(ANA, TEXT, List.of(), Duration.ofDays(14), now);
            case 9 -> lived.agentReopens(KIM, now);
            case 10 -> lived.assign(KIM.id(), null, now);
            case 11 ->
                lived.reclassify(KIM, now.getEpochSecond() % 120 == 0 ? Severity.HIGH : Severity.LOW, promise(), now);
            case 12 -> lived.escalate(KIM, now);
            case 13 -> lived.remind(now);
            default -> {
                List<CaseEvent> events = new ArrayList<>(lived.warn(now));
                events.addAll(lived.expire(now));
                yield events;
            }
        };
    }

    private void agree(SupportCase lived, Instant now) {
        List<Communication> answers = lived.correspondence().stream()
                .filter(entry -> entry.side() == Communication.Side.SUPPORT)
                .toList();
        assertThat(lived.firstResponseAt())
                .isEqualTo(answers.isEmpty() ? null : answers.get(0).at());

        boolean resolved = lived.status() == CaseStatus.RESOLVED;
        assertThat(lived.resolvedAt() != null).isEqualTo(resolved);
        assertThat(lived.state().resolvedBy() != null).isEqualTo(resolved);
        assertThat(lived.state().silence() != null).isEqualTo(lived.status() == CaseStatus.PENDING_CUSTOMER_ACTION);
        boolean clockRuns =
                lived.firstResponseAt() == null && !resolved && lived.state().warned() < 100;
        assertThat(lived.nextWarningAt() != null).isEqualTo(clockRuns);

        assertThat(entries("case.communication-added"))
                .hasSize(lived.correspondence().size() - 1)
                .hasSize((int) outbox.notices.stream()
                        .filter(notice -> notice.kind().equals("case.communication.added"))
                        .count());
        List<JournalEntry> changes = entries("case.status-changed");
        List<Notice> toldChanges = outbox.notices.stream()
                .filter(notice -> Set.of("case.status.changed", "case.resolved", "case.reopened")
                        .contains(notice.kind()))
                .toList();
        assertThat(toldChanges)
                .extracting(Notice::detail)
                .containsExactlyElementsOf(changes.stream()
                        .map(entry -> entry.detail().substring(0, entry.detail().lastIndexOf(' ')))
                        .toList());
        String last = changes.isEmpty()
                ? CaseStatus.UNASSIGNED.code()
                : changes.get(changes.size() - 1).detail().split(" ", -1)[1];
        assertThat(last).isEqualTo(lived.status().code());
        assertThat(journal).allMatch(entry -> !entry.at().isAfter(now));
    }

    private List<JournalEntry> entries(String act) {
        return journal.stream().filter(entry -> entry.act().equals(act)).toList();
    }

    private static Promise promise() {
        return new Promise(
                Duration.ofHours(24),
                Promise.Clock.AROUND_THE_CLOCK,
                MONDAY_NINE.plus(Duration.ofHours(24)),
                ZoneOffset.UTC,
                "2022-05",
                List.of(new Promise.Stretch(
                        MONDAY_NINE, MONDAY_NINE.plus(Duration.ofHours(24)), Promise.Why.COUNTED, null)),
                new Promise.Warnings(List.of(50, 75, 90, 100), 75));
    }

    private static CaseRequest request() {
        return new CaseRequest(
                CaseType.TECHNICAL,
                "general-info",
                "other",
                Severity.LOW,
                new Subject("Printer"),
                new Body("It jams."),
                RequestDetails.NONE,
                ContactLanguage.ENGLISH,
                ContactMethod.WEB,
                null,
                List.of(),
                new SupportPlan("business"),
                promise());
    }
}
