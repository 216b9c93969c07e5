package org.caseport.web.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
import org.caseport.domain.audit.JournalEntry;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.secret.Secrets;
import org.caseport.web.Told;

/** The use cases wired to ports in memory and to the shipped policy and catalog, on a Monday at nine. */
final class SupportDesk {

    static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");

    static final Member BUSINESS = member("333333333333", "bea");
    static final Member DEVELOPER = member("222222222222", "dora");
    static final Member STRANGER = member("555555555555", "eve");

    /** One of each plan. */
    static final List<Member> OF_EVERY_PLAN =
            List.of(member("111111111111", "bo"), DEVELOPER, BUSINESS, member("444444444444", "ken"), STRANGER);

    static final Agent KIM = new Agent(new PersonId("kim"), "Kim", false, Set.of("en"), Set.of());
    static final Agent LEE = new Agent(new PersonId("lee"), "Lee", false, Set.of("en"), Set.of());

    private static final Secrets SECRETS = Secrets.shipped();

    final Fakes.InMemoryAccounts accounts = new Fakes.InMemoryAccounts();
    final Fakes.InMemoryDrafts drafts = new Fakes.InMemoryDrafts();
    final Fakes.InMemoryCases cases = new Fakes.InMemoryCases();
    final Fakes.InMemoryBytes bytes = new Fakes.InMemoryBytes();
    final List<JournalEntry> journal = new ArrayList<>();
    final List<CaseEvent> told = new ArrayList<>();

    final ConsultingPolicy consulting = new ConsultingPolicy();
    final Drafting drafting = new Drafting();
    final OpeningCases openingCases = new OpeningCases();
    final DraftPlaces places = new DraftPlaces();
    final AttachingFiles attachingFiles = new AttachingFiles();
    final Fakes.InMemorySignIns signIns = new Fakes.InMemorySignIns();
    final TidyingUp tidyingUp = new TidyingUp();
    final Fakes.InMemoryUploads uploads = new Fakes.InMemoryUploads(bytes);
    final UploadingByPart uploading = new UploadingByPart();
    final ReceivingParts receiving = new ReceivingParts();
    final ActingWithSets acting = new ActingWithSets();

    final Fakes.InMemoryNotes notes = new Fakes.InMemoryNotes();
    final Fakes.InMemoryLinks links = new Fakes.InMemoryLinks();
    final Fakes.InMemoryRatings ratings = new Fakes.InMemoryRatings();
    final Fakes.InMemoryAgents agents = new Fakes.InMemoryAgents();
    final Answers answers = new Answers();
    final ReplyingToCases replying = new ReplyingToCases();
    final WorkingOnCases working = new WorkingOnCases();
    final RelatingCases relating = new RelatingCases();
    final RatingCases rating = new RatingCases();
    final Fakes.InMemoryMemberships memberships = new Fakes.InMemoryMemberships();
    final ResolvingCases resolving = new ResolvingCases();
    final ShowingCases showing = new ShowingCases();
    final KeepingMembers keeping = new KeepingMembers();

    final Redacting redacting = new Redacting();
    VirusScanner.Verdict verdict = VirusScanner.Verdict.CLEAN;

    SupportDesk() {
        redacting.secrets = SECRETS;
        redacting.journal = journal::add;
        drafting.redacting = redacting;
        answers.redacting = redacting;
        openingCases.redacting = redacting;
        replying.redacting = redacting;
        working.redacting = redacting;
        rating.redacting = redacting;
        rating.answers = answers;
        places.redacting = redacting;
        attachingFiles.redacting = redacting;
        attachingFiles.scanner = file -> verdict;
        uploading.redacting = redacting;
        uploading.scanner = file -> verdict;
        account("333333333333", "Blue Harbor Logistics", "GB", "Europe/London", "business");
        account("222222222222", "Dogwood Apps", "US", "America/New_York", "developer");
        account("111111111111", "Bergmann Bakery", "DE", "Europe/Berlin", "basic");
        account("444444444444", "Ogawa Optics", "JP", "Asia/Tokyo", "enterprise-on-ramp");
        account("555555555555", "Everline Energy", "AU", "Australia/Sydney", "enterprise");
        consulting.accounts = accounts;
        consulting.redacting = redacting;
        consulting.quota = new Fakes.AloneAtTheQuota(cases);
        consulting.policy = CasePolicy.readingFrom(PolicyBooks.shipped(), Catalogs.shipped());
        drafting.drafts = drafts;
        drafting.consulting = consulting;
        drafting.catalog = Catalogs.shipped();
        openingCases.drafts = drafts;
        openingCases.cases = cases;
        openingCases.consulting = consulting;
        openingCases.caseJournal = told::add;
        openingCases.journal = journal::add;
        openingCases.declinations = new Told<>();
        attachingFiles.drafts = drafts;
        attachingFiles.bytes = bytes;
        attachingFiles.places = places;
        places.drafts = drafts;
        places.consulting = consulting;
        places.journal = journal::add;
        drafts.bytes = bytes;
        tidyingUp.drafts = drafts;
        tidyingUp.signIns = signIns;
        tidyingUp.idle = Duration.ofHours(8);
        tidyingUp.longest = Duration.ofHours(24);
        tidyingUp.steps = new Fakes.InMemorySteps();
        tidyingUp.pace = new Fakes.EasyPace();
        tidyingUp.sets = new Fakes.NoSets();
        tidyingUp.answers = new Fakes.NoAnswers();
        tidyingUp.fillingSets = new FillingAttachmentSets();
        tidyingUp.fillingSets.ttl = Duration.ofHours(1);
        answers.drafts = drafts;
        answers.cases = cases;
        answers.consulting = consulting;
        replying.cases = cases;
        replying.answers = answers;
        replying.caseJournal = told::add;
        replying.journal = journal::add;
        working.cases = cases;
        working.agents = agents;
        working.notes = notes;
        working.links = links;
        working.answers = answers;
        working.consulting = consulting;
        working.catalog = drafting.catalog;
        working.caseJournal = told::add;
        working.journal = journal::add;
        relating.cases = cases;
        relating.links = links;
        relating.drafting = drafting;
        rating.cases = cases;
        rating.ratings = ratings;
        rating.caseJournal = told::add;
        rating.journal = journal::add;
        drafting.journal = journal::add;
        answers.journal = journal::add;
        attachingFiles.journal = journal::add;
        openingCases.links = links;
        agents.byId.put(KIM.id(), KIM);
        agents.byId.put(LEE.id(), LEE);
        tidyingUp.uploads = uploads;
        uploading.uploads = uploads;
        uploading.bytes = bytes;
        uploading.consulting = consulting;
        uploading.journal = journal::add;
        receiving.uploading = uploading;
        receiving.bytes = bytes;
        acting.sets = tidyingUp.fillingSets;
        acting.uploading = uploading;
        acting.openingCases = openingCases;
        resolving.cases = cases;
        resolving.caseJournal = told::add;
        resolving.journal = journal::add;
        showing.cases = cases;
        showing.memberships = memberships;
        showing.caseJournal = told::add;
        showing.journal = journal::add;
        keeping.memberships = memberships;
        keeping.journal = journal::add;
        itIs(MONDAY_NINE);
    }

    void itIs(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        consulting.clock = clock;
        drafting.clock = clock;
        openingCases.clock = clock;
        attachingFiles.clock = clock;
        places.clock = clock;
        tidyingUp.clock = clock;
        answers.clock = clock;
        replying.clock = clock;
        working.clock = clock;
        rating.clock = clock;
        uploading.clock = clock;
        redacting.clock = clock;
        resolving.clock = clock;
        showing.clock = clock;
        keeping.clock = clock;
    }

    void later(Duration passed) {
        itIs(drafting.clock.instant().plus(passed));
    }

    Working note(Agent agent, CaseId id, String text) {
        return working.note(agent, id, DraftFields.EMPTY.with(DraftFields.NOTE, text));
    }

    Working reclassify(Agent agent, CaseId id, Severity severity, String reason) {
        return working.reclassify(agent, id, severity, DraftFields.EMPTY.with(DraftFields.REASON, reason));
    }

    Working escalate(Agent agent, CaseId id, String reason) {
        return working.escalate(agent, id, DraftFields.EMPTY.with(DraftFields.REASON, reason));
    }

    Working reopen(Agent agent, CaseId id, String reason) {
        return working.reopen(agent, id, DraftFields.EMPTY.with(DraftFields.REASON, reason));
    }

    RatingCases.Outcome rate(Member member, CaseId id, int stars, String comment) {
        return rating.rate(
                member,
                id,
                DraftFields.of(Map.of(DraftFields.STARS, String.valueOf(stars), DraftFields.COMMENT, comment)));
    }

    /** What the journal has of secrets that were removed. */
    List<JournalEntry> removals() {
        return journal.stream()
                .filter(entry -> entry.act().equals("secret.removed"))
                .toList();
    }

    /** What the journal has of acts that were refused. */
    List<JournalEntry> refusals() {
        return journal.stream()
                .filter(entry -> entry.outcome().equals("refused"))
                .toList();
    }

    /** An open case of this member. */
    SupportCase openCase(Member member) {
        return openCase(member, completeTechnicalCase());
    }

    SupportCase openCase(Member member, Map<String, String> fields) {
        Opening opening = openingCases.openAtOnce(member, DraftFields.of(fields), Enclosed.NOTHING);
        return Objects.requireNonNull(cases.byId.get(((Opening.Opened) opening).caseId()));
    }

    /** A draft of this member that holds everything a technical case needs. */
    DraftId completeDraft(Member member) {
        return drafting.beginWith(member, DraftFields.of(completeTechnicalCase()));
    }

    static Map<String, String> completeTechnicalCase() {
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

    private static Member member(String account, String name) {
        return new Member(new PersonId(name), name, name + "@demo.example", new AccountId(account));
    }
}
