package org.caseport.persistence;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.ActingSide;
import org.caseport.domain.cases.Audience;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.CaseState;
import org.caseport.domain.cases.CaseState.Resolution;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.InactivityDeadline;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.RequestDetails;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.Subject;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.persistence.database.TestDatabase;

/** Accounts, members, drafts and cases to try things with; no two are alike. */
public final class Sample {

    public static final Agent AIKO = new Agent(new PersonId("agent"), "Aiko", false, Set.of("en"), Set.of());

    /** Aiko asks for information; nobody would wait for longer than three and five days. */
    public static void asked(SupportCase supportCase, Instant now) {
        InactivityDeadline silence = new InactivityDeadline(now.plus(Duration.ofDays(3)), now.plus(Duration.ofDays(5)));
        supportCase.askForInformation(AIKO, new Body("Which one?"), List.of(), silence, now);
    }

    public static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00.123456Z");

    /** Texts that an address can hold, and that are the id or name of nothing. */
    public static final List<String> HOSTILE_TEXTS = List.of("\0", "x".repeat(9_000), "\uD83D", "\uDE00");

    /** Instants that an address can hold, and that no database stores. */
    public static final List<Instant> DISTANT_PAST = List.of(Instant.MIN, Instant.parse("-9999999-01-01T00:00:00Z"));

    public static final List<Instant> DISTANT_FUTURE = List.of(Instant.MAX, Instant.parse("+9999999-01-01T00:00:00Z"));

    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    public static final Promise.Warnings WARNINGS = new Promise.Warnings(List.of(50, 75, 90, 100), 75);

    private static final AtomicLong NEXT = new AtomicLong(100_000_000_001L);

    private Sample() {}

    public static Account account() {
        return new Account(
                new AccountId(Long.toString(NEXT.getAndIncrement())),
                "Bäckerei Bergmann 🥨",
                "DE",
                "DE-BY",
                BERLIN,
                new SupportPlan("business"),
                false,
                "ops@bergmann.example");
    }

    /** A member of an account that is stored already. */
    public static Member memberOf(TestDatabase database) {
        Account account = account();
        database.act(kept -> kept.accounts.store(account));
        return colleague(account.id());
    }

    public static Member colleague(AccountId account) {
        String id = UUID.randomUUID().toString();
        return new Member(new PersonId(id), "Jürgen Ōtani", id + "@bergmann.example", account);
    }

    public static Person person(Member member) {
        return new Person(
                member.id(),
                member.email(),
                member.name(),
                java.util.Set.of(Role.MEMBER),
                member.account(),
                "ja",
                null);
    }

    public static DraftId draftId() {
        return new DraftId(hex());
    }

    public static FileId fileId() {
        return new FileId(hex());
    }

    public static CaseDraft draft(Member author) {
        return CaseDraft.begin(
                draftId(), author.account(), author.id(), DraftFields.EMPTY.with("subject", "Ofen kalt"), MONDAY_NINE);
    }

    public static AttachedFile file() {
        return new AttachedFile(fileId(), "Ofen \u202Egnp.exe🔥.png", "image/png", 3);
    }

    static CaseRequest request(String subject, String description) {
        return new CaseRequest(
                CaseType.TECHNICAL,
                "compute",
                "cannot-connect",
                Severity.URGENT,
                new Subject(subject),
                new Body(description),
                new RequestDetails(
                        List.of(new RequestDetails.Answer("Which host?", "web-1\nweb-2 \"quoted\" \\ \u0001")),
                        List.of(new RequestDetails.LimitRequest("eu-central-1", "vcpus", Long.MAX_VALUE))),
                ContactLanguage.JAPANESE,
                ContactMethod.PHONE,
                new CallbackNumber("DE", "+49 30 123456", "12"),
                List.of("a@example.org", "ü@例え.example"),
                new SupportPlan("business"),
                promise());
    }

    public static Promise promise() {
        return new Promise(
                Duration.ofHours(12),
                Promise.Clock.BUSINESS_HOURS,
                MONDAY_NINE.plus(Duration.ofHours(26)),
                BERLIN,
                "2022-05",
                List.of(
                        new Promise.Stretch(
                                MONDAY_NINE, MONDAY_NINE.plusSeconds(3_600), Promise.Why.HOLIDAY, "Repentance Day"),
                        new Promise.Stretch(
                                MONDAY_NINE.plusSeconds(3_600),
                                MONDAY_NINE.plus(Duration.ofHours(26)),
                                Promise.Why.COUNTED,
                                null)),
                WARNINGS);
    }

    public static SupportCase supportCase(Member member, String subject, Instant at) {
        return supportCase(member, null, subject, "It is cold.", List.of(), at);
    }

    public static SupportCase supportCase(
            Member member, DraftId draft, String subject, String description, List<AttachedFile> files, Instant at) {
        long number = NEXT.getAndIncrement();
        return SupportCase.open(
                CaseId.of(member.account(), 2026, number),
                new DisplayId(Long.toString(number)),
                draft == null ? null : draft.submissionKey(),
                member,
                request(subject, description),
                files,
                at);
    }

    public static List<SupportCase> cases(Member member, int many) {
        List<SupportCase> cases = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            // Three at a time have the same instant, as after an import.
            cases.add(supportCase(member, "Case " + i, MONDAY_NINE.plusSeconds(i / 3)));
        }
        return cases;
    }

    public static byte[] bytes(int many) {
        byte[] bytes = new byte[many];
        new Random(many).nextBytes(bytes);
        return bytes;
    }

    public static String hex() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** The state of a case that Aiko merged into another one a second after it was opened. */
    public static CaseState merged(SupportCase one, SupportCase other) {
        Instant at = one.openedAt().plusSeconds(1);
        Resolution resolution = new Resolution(at, ActingSide.AGENT, other.id());
        return new CaseState(CaseStatus.RESOLVED, at, null, resolution, null, false, null, 0, Audience.USUAL);
    }
}
