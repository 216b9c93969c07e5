package org.caseport.web.application;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.announcement.Announcement;
import org.caseport.domain.announcement.AnnouncementId;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEventRecorder;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.file.EnclosedFiles;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.Violation;
import org.caseport.policy.secret.SecretRedactor;
import org.caseport.web.Injector;
import org.caseport.web.SettableClock;
import org.caseport.web.Told;
import org.caseport.web.application.access.SubmittingWithFiles;
import org.caseport.web.application.account.ManagingMembers;
import org.caseport.web.application.call.ChangingCalls;
import org.caseport.web.application.call.ClaimingCalls;
import org.caseport.web.application.call.FollowingCases;
import org.caseport.web.application.call.HeldCalls;
import org.caseport.web.application.call.PlanningCalls;
import org.caseport.web.application.call.ReadingCalls;
import org.caseport.web.application.call.RecordingCalls;
import org.caseport.web.application.cases.ChangingAudience;
import org.caseport.web.application.cases.RatingCases;
import org.caseport.web.application.chat.AnsweringChats;
import org.caseport.web.application.chat.AttachingToChats;
import org.caseport.web.application.chat.ChatFileSlots;
import org.caseport.web.application.chat.DraftingInChats;
import org.caseport.web.application.chat.EndingChats;
import org.caseport.web.application.chat.FollowingCasesInChat;
import org.caseport.web.application.chat.HeldChats;
import org.caseport.web.application.chat.LineOfChats;
import org.caseport.web.application.chat.ReadingChats;
import org.caseport.web.application.chat.RingingAgents;
import org.caseport.web.application.chat.RunningChats;
import org.caseport.web.application.chat.SettingAvailability;
import org.caseport.web.application.chat.StartingChats;
import org.caseport.web.application.chat.TalkingInChats;
import org.caseport.web.application.chat.WatchingChats;
import org.caseport.web.application.chat.WritingNow;
import org.caseport.web.application.content.Redacting;
import org.caseport.web.application.correspondence.ReplyDrafts;
import org.caseport.web.application.correspondence.ReplyingToCases;
import org.caseport.web.application.correspondence.ResolvingCases;
import org.caseport.web.application.desk.WorkingOnCases;
import org.caseport.web.application.file.AttachingFiles;
import org.caseport.web.application.file.AttachmentSlots;
import org.caseport.web.application.file.FillingAttachmentSets;
import org.caseport.web.application.file.ReceivingParts;
import org.caseport.web.application.file.UploadingByPart;
import org.caseport.web.application.file.VirusScanner;
import org.caseport.web.application.opening.Drafting;
import org.caseport.web.application.opening.OpeningCases;
import org.caseport.web.application.opening.RelatingCases;
import org.caseport.web.application.policy.ConsultingPolicy;
import org.caseport.web.application.upkeep.TidyingUp;
import org.caseport.web.application.version.BooksInForce;
import org.caseport.web.fakes.AloneAtTheQuota;
import org.caseport.web.fakes.CollectedNotices;
import org.caseport.web.fakes.EasyPace;
import org.caseport.web.fakes.InMemoryAccountPlans;
import org.caseport.web.fakes.InMemoryAccounts;
import org.caseport.web.fakes.InMemoryAffectedCases;
import org.caseport.web.fakes.InMemoryAgents;
import org.caseport.web.fakes.InMemoryAnnouncements;
import org.caseport.web.fakes.InMemoryBytes;
import org.caseport.web.fakes.InMemoryCallbacks;
import org.caseport.web.fakes.InMemoryCases;
import org.caseport.web.fakes.InMemoryChats;
import org.caseport.web.fakes.InMemoryDrafts;
import org.caseport.web.fakes.InMemoryInvitations;
import org.caseport.web.fakes.InMemoryLinks;
import org.caseport.web.fakes.InMemoryMemberships;
import org.caseport.web.fakes.InMemoryNotes;
import org.caseport.web.fakes.InMemoryPasswordResets;
import org.caseport.web.fakes.InMemoryPlanChanges;
import org.caseport.web.fakes.InMemoryRatings;
import org.caseport.web.fakes.InMemorySignIns;
import org.caseport.web.fakes.InMemorySteps;
import org.caseport.web.fakes.InMemoryUploads;
import org.caseport.web.fakes.InMemoryVersions;
import org.caseport.web.fakes.NoAnswers;
import org.caseport.web.fakes.NoSets;
import org.caseport.web.fakes.SomeDependents;

/** The use cases wired to ports in memory and to the shipped policy and catalog, on a Monday at nine. */
public final class SupportDesk {

    public static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");

    /** How long the shipped policy lets customers reopen a resolved case. */
    public static final Duration REOPENING =
            PolicyBooks.shipped().inForce(MONDAY_NINE).afterResolution().reopening();

    public static final Member BUSINESS = member("333333333333", "bea");
    public static final Member DEVELOPER = member("222222222222", "dora");
    public static final Member STRANGER = member("555555555555", "eve");

    /** One of each plan. */
    public static final List<Member> OF_EVERY_PLAN =
            List.of(member("111111111111", "bo"), DEVELOPER, BUSINESS, member("444444444444", "ken"), STRANGER);

    public static final Agent KIM = new Agent(new PersonId("kim"), "Kim", false, Set.of("en"), Set.of());
    public static final Agent LEE = new Agent(new PersonId("lee"), "Lee", false, Set.of("en"), Set.of());

    private static final SecretRedactor SECRETS = SecretRedactor.shipped();

    public final InMemoryAccounts accounts = new InMemoryAccounts();
    public final InMemoryAccountPlans plans = new InMemoryAccountPlans(accounts);
    public final InMemoryPlanChanges planChanges = new InMemoryPlanChanges();
    public final SomeDependents dependents = new SomeDependents();
    public final InMemoryDrafts drafts = new InMemoryDrafts();
    public final InMemoryCases cases = new InMemoryCases();
    public final InMemoryCallbacks callbacks = new InMemoryCallbacks(cases);
    public final InMemoryChats chats = new InMemoryChats(cases);
    public final InMemoryBytes bytes = new InMemoryBytes();
    public final List<JournalEntry> journal = new ArrayList<>();
    public final List<CaseEvent> told = new ArrayList<>();
    public final CollectedNotices outbox = new CollectedNotices();

    public final ConsultingPolicy consulting = new ConsultingPolicy();
    public final Drafting drafting = new Drafting();
    public final OpeningCases openingCases = new OpeningCases();
    public final AttachmentSlots places = new AttachmentSlots();
    public final AttachingFiles attachingFiles = new AttachingFiles();
    public final InMemorySignIns signIns = new InMemorySignIns();
    public final TidyingUp tidyingUp = new TidyingUp();
    public final InMemoryUploads uploads = new InMemoryUploads(bytes);
    public final UploadingByPart uploading = new UploadingByPart();
    public final ReceivingParts receiving = new ReceivingParts();
    public final SubmittingWithFiles acting = new SubmittingWithFiles();

    public final InMemoryInvitations invitations = new InMemoryInvitations();
    public final InMemoryNotes notes = new InMemoryNotes();
    public final InMemoryLinks links = new InMemoryLinks();
    public final InMemoryAnnouncements announcements = new InMemoryAnnouncements();
    public final InMemoryAffectedCases affectedCases = new InMemoryAffectedCases();
    public final InMemoryRatings ratings = new InMemoryRatings();
    public final InMemoryAgents agents = new InMemoryAgents();
    public final ReplyDrafts replyDrafts = new ReplyDrafts();
    public final ReplyingToCases replying = new ReplyingToCases();
    public final WorkingOnCases working = new WorkingOnCases();
    public final RelatingCases relating = new RelatingCases();
    public final RatingCases rating = new RatingCases();
    public final InMemoryMemberships memberships = new InMemoryMemberships();
    public final ResolvingCases resolving = new ResolvingCases();
    public final ChangingAudience showing = new ChangingAudience();
    public final ManagingMembers keeping = new ManagingMembers();
    public final PlanningCalls planningCalls = new PlanningCalls();
    public final ClaimingCalls claimingCalls = new ClaimingCalls();
    public final RecordingCalls recordingCalls = new RecordingCalls();
    public final ChangingCalls changingCalls = new ChangingCalls();
    public final ReadingCalls readingCalls = new ReadingCalls();
    private final FollowingCases followingCases = new FollowingCases();
    public final StartingChats startingChats = new StartingChats();
    public final TalkingInChats talking = new TalkingInChats();
    public final AnsweringChats answeringChats = new AnsweringChats();
    public final EndingChats endingChats = new EndingChats();
    public final DraftingInChats draftingInChats = new DraftingInChats();
    public final ReadingChats readingChats = new ReadingChats();
    public final RunningChats runningChats = new RunningChats();
    public final SettingAvailability availability = new SettingAvailability();
    public final AttachingToChats attachingToChats = new AttachingToChats();
    private final FollowingCasesInChat followingInChat = new FollowingCasesInChat();

    public final SettableClock clock = new SettableClock(MONDAY_NINE);
    public final Redacting redacting = new Redacting();
    public VirusScanner.Verdict verdict = VirusScanner.Verdict.CLEAN;

    private final Injector injector = new Injector();

    public SupportDesk() {
        this(PolicyBooks.shipped());
    }

    /** A desk under other policy books than the shipped ones. */
    public SupportDesk(PolicyBooks books) {
        FillingAttachmentSets fillingSets = new FillingAttachmentSets();
        injector.with(
                        clock,
                        accounts,
                        plans,
                        dependents,
                        planChanges,
                        outbox,
                        drafts,
                        cases,
                        callbacks,
                        chats,
                        bytes,
                        signIns,
                        uploads,
                        notes,
                        links,
                        announcements,
                        affectedCases,
                        ratings,
                        agents,
                        memberships,
                        invitations,
                        SECRETS,
                        Catalogs.shipped(),
                        new AloneAtTheQuota(cases),
                        new InMemorySteps(),
                        new InMemoryPasswordResets(),
                        new EasyPace(),
                        new NoSets(),
                        new NoAnswers(),
                        new Told<>(),
                        new InMemoryVersions(),
                        new BooksInForce())
                .with(
                        redacting,
                        consulting,
                        drafting,
                        openingCases,
                        places,
                        attachingFiles,
                        tidyingUp,
                        uploading,
                        receiving,
                        fillingSets,
                        acting,
                        replyDrafts,
                        replying,
                        working,
                        relating,
                        rating,
                        resolving,
                        showing,
                        keeping,
                        new HeldCalls(),
                        planningCalls,
                        claimingCalls,
                        recordingCalls,
                        changingCalls,
                        readingCalls,
                        followingCases)
                .with(
                        new HeldChats(),
                        new LineOfChats(),
                        new RingingAgents(),
                        new WatchingChats(),
                        new WritingNow(),
                        new ChatFileSlots(),
                        attachingToChats,
                        startingChats,
                        talking,
                        answeringChats,
                        endingChats,
                        draftingInChats,
                        readingChats,
                        runningChats,
                        availability,
                        followingInChat)
                .with(CasePolicy.class, CasePolicy.readingFrom(books, Catalogs.shipped()))
                .with(Journal.class, journal::add)
                .with(CaseEventRecorder.class, event -> {
                    told.add(event);
                    // As the container would, in the same transaction.
                    followingCases.follow(event);
                    followingInChat.follow(event);
                })
                .with(VirusScanner.class, file -> verdict)
                .fillAll();
        account("333333333333", "Blue Harbor Logistics", "GB", "Europe/London", "business");
        account("222222222222", "Dogwood Apps", "US", "America/New_York", "developer");
        account("111111111111", "Bergmann Bakery", "DE", "Europe/Berlin", "basic");
        account("444444444444", "Ogawa Optics", "JP", "Asia/Tokyo", "enterprise-on-ramp");
        account("555555555555", "Everline Energy", "AU", "Australia/Sydney", "enterprise");
        agents.byId.put(KIM.id(), KIM);
        agents.byId.put(LEE.id(), LEE);
        drafts.bytes = bytes;
    }

    /** Fills a use case that this desk does not have itself, with what the desk has. */
    public <T> T fill(T useCase) {
        return injector.fill(useCase);
    }

    public void itIs(Instant now) {
        clock.now = now;
    }

    public void later(Duration passed) {
        clock.advance(passed);
    }

    public Outcome<SupportCase> note(Agent agent, CaseId id, String text) {
        return working.note(agent, id, DraftFields.EMPTY.with(DraftFields.NOTE, text));
    }

    public Outcome<SupportCase> reclassify(Agent agent, CaseId id, Severity severity, String reason) {
        return working.reclassify(agent, id, severity, DraftFields.EMPTY.with(DraftFields.REASON, reason));
    }

    public Outcome<SupportCase> escalate(Agent agent, CaseId id, String reason) {
        return working.escalate(agent, id, DraftFields.EMPTY.with(DraftFields.REASON, reason));
    }

    public Outcome<SupportCase> reopen(Agent agent, CaseId id, String reason) {
        return working.reopen(agent, id, DraftFields.EMPTY.with(DraftFields.REASON, reason));
    }

    public RatingCases.Outcome rate(Member member, CaseId id, int stars, String comment) {
        return rating.rate(
                member,
                id,
                DraftFields.of(Map.of(DraftFields.STARS, String.valueOf(stars), DraftFields.COMMENT, comment)));
    }

    /** What the journal has of secrets that were removed. */
    public List<JournalEntry> removals() {
        return journal.stream()
                .filter(entry -> entry.act().equals("secret.removed"))
                .toList();
    }

    /** What the journal has of acts that were refused. */
    public List<JournalEntry> refusals() {
        return journal.stream().filter(entry -> entry.isRefused()).toList();
    }

    /** The result of a use case that was not refused. */
    public static <T> T done(Outcome<T> outcome) {
        return outcome.orElseThrow(why -> new IllegalStateException(why.code()));
    }

    /** Whether a use case was refused because of what was written. */
    public static boolean isDeclined(Outcome<?> outcome) {
        return outcome.rejection().filter(Rejection.Declined.class::isInstance).isPresent();
    }

    /** What was wrong with what was written. */
    public static List<Violation> violations(Outcome<?> outcome) {
        return ((Rejection.Declined) outcome.rejection().orElseThrow()).violations();
    }

    /** An open case of this member. */
    public SupportCase openCase(Member member) {
        return openCase(member, completeTechnicalCase());
    }

    public SupportCase openCase(Member member, Map<String, String> fields) {
        Outcome<CaseId> opening = openingCases.openAtOnce(member, DraftFields.of(fields), EnclosedFiles.NOTHING);
        return Objects.requireNonNull(cases.byId.get(SupportDesk.done(opening)));
    }

    /** Announces a problem of these services, or of all. */
    public AnnouncementId announce(String... services) {
        AnnouncementId id = NewIds.announcement();
        announcements.announce(
                new Announcement(id, "Slow", "遅延", Set.of(services), clock.instant(), null), KIM.id(), clock.instant());
        return id;
    }

    /** A draft of this member that holds everything a technical case needs. */
    public DraftId completeDraft(Member member) {
        return drafting.beginWith(member, DraftFields.of(completeTechnicalCase()));
    }

    public static Map<String, String> completeTechnicalCase() {
        return Map.of(
                DraftFields.CASE_TYPE, "technical",
                DraftFields.SERVICE, "general-info",
                DraftFields.CATEGORY, "other",
                DraftFields.SEVERITY, "normal",
                DraftFields.SUBJECT, "Nightly export stops half way",
                DraftFields.DESCRIPTION, "It stops at 02:10 with error 17.",
                DraftFields.LANGUAGE, "en",
                DraftFields.METHOD, "web");
    }

    private void account(String id, String name, String country, String zone, String plan) {
        accounts.store(new Account(
                new AccountId(id), name, country, null, ZoneId.of(zone), new SupportPlan(plan), false, null));
    }

    public static Member member(String account, String name) {
        return new Member(new PersonId(name), name, name + "@demo.example", new AccountId(account));
    }
}
