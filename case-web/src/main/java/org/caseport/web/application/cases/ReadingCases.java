package org.caseport.web.application.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.announcement.AffectedCases;
import org.caseport.domain.announcement.AffectedCases.KnownProblem;
import org.caseport.domain.cases.ActingSide;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.BlobStore;
import org.caseport.domain.file.FileId;
import org.caseport.domain.journal.CaseJournal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.text.BlankText;
import org.jspecify.annotations.Nullable;

/** Shows a member the cases of the account that the member sees. */
@ApplicationScoped
@Transactional
public class ReadingCases {

    /** How many similar open cases are suggested; nobody reads more before opening a case. */
    private static final int MOST_ALIKE = 2;

    @Inject
    Cases cases;

    @Inject
    CaseJournal caseJournal;

    @Inject
    AffectedCases affectedCases;

    @Inject
    BlobStore blobs;

    @Inject
    Clock clock;

    @Inject
    CaseRetention shown;

    public Optional<SupportCase> find(Member member, CaseId id) {
        return cases.find(Visibility.of(member), id)
                .filter(found -> !found.openedAt().isBefore(shown.oldest()));
    }

    public List<CaseSummary> list(Member member, Cases.Show show, Cases.@Nullable Place after, int most) {
        return cases.list(Visibility.of(member), show, after, most);
    }

    public List<CaseSummary> openLike(Member member, String subject) {
        return BlankText.isBlank(subject)
                ? List.of()
                : cases.openLike(Visibility.of(member), subject, MOST_ALIKE).stream()
                        .filter(found -> !found.openedAt().isBefore(shown.oldest()))
                        .toList();
    }

    /** The known problem that affects the case. */
    public Optional<KnownProblem> problem(Member member, SupportCase shown) {
        return Visibility.of(member).shows(shown)
                ? affectedCases.problemOf(shown.id(), clock.instant())
                : Optional.empty();
    }

    /** The status changes of the case, newest first. */
    public List<Turn> timeline(Member member, SupportCase shown) {
        if (!Visibility.of(member).shows(shown)) {
            return List.of();
        }
        List<Turn> turns = new ArrayList<>();
        turns.add(new Turn(CaseStatus.UNASSIGNED, ActingSide.CUSTOMER, shown.requester(), shown.openedAt()));
        caseJournal.of(shown.id()).stream()
                .filter(entry -> JournalAct.CASE_STATUS_CHANGED.isOf(entry) && entry.isDone())
                .forEach(entry -> turn(entry).ifPresent(turns::add));
        Collections.reverse(turns);
        return turns;
    }

    private static Optional<Turn> turn(JournalEntry entry) {
        String[] words = entry.detail().split(" ", 4);
        return words.length < 4
                ? Optional.empty()
                : Arrays.stream(CaseStatus.values())
                        .filter(status -> status.code().equals(words[1]))
                        .findFirst()
                        .map(to -> new Turn(to, ActingSide.valueOf(words[2]), entry.person(), entry.at()));
    }

    /**
     * A change of the case's status.
     *
     * @param person who changed it; null for the system
     */
    public record Turn(
            CaseStatus to, ActingSide side, @Nullable PersonId person, Instant at) {}

    /** A file in the correspondence of a case. */
    public Optional<AttachedFile> attachment(Member member, CaseId id, FileId file) {
        return find(member, id).stream()
                .flatMap(found -> found.correspondence().stream())
                .flatMap(entry -> entry.attachments().stream())
                .filter(attached -> attached.id().equals(file))
                .findFirst();
    }

    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void copy(Member member, AttachedFile file, OutputStream out) throws IOException {
        blobs.copyTo(member.account(), file.id(), out);
    }

    /** Copies a range of the file's bytes. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void copy(Member member, AttachedFile file, long from, long length, OutputStream out) throws IOException {
        blobs.copyTo(member.account(), file.id(), from, length, out);
    }
}
