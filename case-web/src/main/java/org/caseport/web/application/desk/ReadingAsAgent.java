package org.caseport.web.application.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.People;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.announcement.AffectedCases;
import org.caseport.domain.announcement.AffectedCases.KnownProblem;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseLinks;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.desk.InternalNote;
import org.caseport.domain.desk.InternalNotes;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.BlobStore;
import org.caseport.domain.file.FileId;
import org.caseport.domain.journal.CaseJournal;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.rating.Rating;
import org.caseport.domain.rating.Ratings;
import org.caseport.policy.entitlement.AccountLimits;
import org.caseport.policy.entitlement.Offers;
import org.caseport.web.application.policy.ConsultingPolicy;

/** Shows agents everything about a case, for every account. */
@ApplicationScoped
@Transactional
public class ReadingAsAgent {

    @Inject
    Agents agents;

    @Inject
    Accounts accounts;

    @Inject
    People people;

    @Inject
    Cases cases;

    @Inject
    InternalNotes notes;

    @Inject
    CaseLinks links;

    @Inject
    AffectedCases affectedCases;

    @Inject
    Ratings ratings;

    @Inject
    CaseJournal caseJournal;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    BlobStore blobs;

    @Inject
    Clock clock;

    /** The person as an agent; empty for people who are not agents. */
    public Optional<Agent> agent(PersonId person) {
        return agents.find(person);
    }

    /** The agents to whom a case can be assigned, by name. */
    public List<Agent> colleagues(Agent agent) {
        return agents.all();
    }

    public Optional<SupportCase> find(Agent agent, CaseId id) {
        return cases.find(Visibility.ofSupport(id.account()), id);
    }

    public Optional<Account> account(Agent agent, AccountId id) {
        return accounts.find(id);
    }

    /** The internal notes, oldest first. */
    public List<InternalNote> notes(Agent agent, CaseId id) {
        return notes.on(id);
    }

    /** The cases linked with this one, last linked first. */
    public List<CaseSummary> linked(Agent agent, CaseId id) {
        return links.of(Visibility.ofSupport(id.account()), id);
    }

    /** The known problem that affects the case. */
    public Optional<KnownProblem> problem(Agent agent, CaseId id) {
        return affectedCases.problemOf(id, clock.instant());
    }

    /** The journal of the case, oldest first. */
    public List<JournalEntry> journal(Agent agent, CaseId id) {
        return caseJournal.of(id);
    }

    /** The names of those people in the journal of a case who are still known, also if they have left. */
    public Map<PersonId, String> names(Agent agent, Set<PersonId> ids) {
        return people.names(ids);
    }

    /** The customer's rating of the case's current resolution. */
    public Optional<Rating> rating(Agent agent, SupportCase supportCase) {
        return Optional.ofNullable(supportCase.resolvedAt()).flatMap(at -> ratings.of(supportCase.id(), at));
    }

    /** The account's other open cases, latest activity first. */
    public List<CaseSummary> otherOpenCases(Agent agent, CaseId id, int most) {
        return cases.list(Visibility.ofSupport(id.account()), Cases.Show.ALL_OPEN, null, most + 1).stream()
                .filter(other -> !other.id().equals(id))
                .limit(most)
                .toList();
    }

    /** What the account of the case can choose for another case of this type and language. */
    public Offers offers(Agent agent, SupportCase supportCase) {
        return consulting.offersLike(supportCase);
    }

    /** The limits of the account of the case. */
    public AccountLimits limits(Agent agent, SupportCase supportCase) {
        return consulting.limitsOf(supportCase.account());
    }

    /** The promise of each severity that the account's plan has, counted from the case's opening. */
    public Map<Severity, Promise> promises(Agent agent, SupportCase supportCase) {
        return consulting.promisesAt(supportCase);
    }

    /** A file in the correspondence of a case. */
    public Optional<AttachedFile> attachment(Agent agent, CaseId id, FileId file) {
        return find(agent, id).stream()
                .flatMap(found -> found.correspondence().stream())
                .flatMap(entry -> entry.attachments().stream())
                .filter(attached -> attached.id().equals(file))
                .findFirst();
    }

    public void copy(Agent agent, CaseId id, AttachedFile file, OutputStream out) throws IOException {
        blobs.copyTo(id.account(), file.id(), out);
    }
}
