package org.caseport.web.fakes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.caseport.domain.access.GivenAnswers;
import org.caseport.domain.access.Pace;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Memberships;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.SignIn;
import org.caseport.domain.account.SignInSteps;
import org.caseport.domain.account.SignIns;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseLinks;
import org.caseport.domain.cases.CaseQuota;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.InternalNote;
import org.caseport.domain.cases.InternalNotes;
import org.caseport.domain.cases.Rating;
import org.caseport.domain.cases.Ratings;
import org.caseport.domain.cases.Sight;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.Author;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.draft.Drafts;
import org.caseport.domain.factor.SecondFactor;
import org.caseport.domain.factor.SecondFactors;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.AttachmentSet;
import org.caseport.domain.file.AttachmentSetId;
import org.caseport.domain.file.AttachmentSets;
import org.caseport.domain.file.FileBytes;
import org.caseport.domain.file.FileId;
import org.caseport.domain.file.Upload;
import org.caseport.domain.file.UploadId;
import org.caseport.domain.file.Uploads;
import org.jspecify.annotations.Nullable;

public class InMemoryDrafts implements Drafts {

    public final Map<DraftId, CaseDraft> byId = new LinkedHashMap<>();
    public InMemoryBytes bytes = new InMemoryBytes();

    @Override
    public Optional<CaseDraft> find(Author author, DraftId id) {
        return Optional.ofNullable(byId.get(id))
                .filter(d ->
                        d.account().equals(author.account()) && d.author().equals(author.id()));
    }

    @Override
    public Optional<CaseDraft> lock(Author author, DraftId id) {
        return find(author, id);
    }

    @Override
    public List<CaseDraft> unsubmittedOf(Author author) {
        return byId.values().stream()
                .filter(d -> d.author().equals(author.id()) && !d.isSubmitted())
                .toList();
    }

    @Override
    public boolean isTaken(AccountId account, DraftId id) {
        return byId.containsKey(id);
    }

    @Override
    public Optional<CaseDraft> answerOf(Author author, CaseId answered) {
        return unsubmittedOf(author).stream()
                .filter(d -> answered.equals(d.answers()))
                .findFirst();
    }

    @Override
    public void store(CaseDraft draft) {
        byId.put(draft.id(), draft);
    }

    @Override
    public void discard(Author author, DraftId id) {
        find(author, id).filter(d -> !d.isSubmitted()).ifPresent(d -> byId.remove(d.id()));
    }

    @Override
    public void attach(CaseDraft draft, AttachedFile file, Instant now) {
        List<DraftFile> files = new ArrayList<>(draft.files());
        files.add(new DraftFile(file, now, false));
        keepFiles(draft, files, now);
    }

    @Override
    public void detach(CaseDraft draft, FileId file) {
        keepFiles(
                draft,
                draft.files().stream()
                        .filter(f -> !f.file().id().equals(file))
                        .toList(),
                draft.touchedAt());
        bytes.delete(draft.account(), file);
    }

    @Override
    public void release(CaseDraft draft) {
        keepFiles(draft, List.of(), draft.touchedAt());
    }

    private void keepFiles(CaseDraft draft, List<DraftFile> files, Instant touchedAt) {
        byId.put(
                draft.id(),
                new CaseDraft(
                        draft.id(),
                        draft.account(),
                        draft.author(),
                        draft.answers(),
                        draft.step(),
                        draft.fields(),
                        files,
                        draft.createdAt(),
                        touchedAt,
                        draft.submittedAs()));
    }

    @Override
    public int expireFiles(Instant lastAddedBefore) {
        int expired = 0;
        for (CaseDraft draft : List.copyOf(byId.values())) {
            boolean old = draft.files().stream()
                    .map(DraftFile::addedAt)
                    .max(Comparator.naturalOrder())
                    .filter(last -> last.isBefore(lastAddedBefore))
                    .isPresent();
            if (old) {
                draft.files()
                        .forEach(f -> bytes.delete(draft.account(), f.file().id()));
                expired += draft.files().size();
                keepFiles(
                        draft,
                        draft.files().stream()
                                .map(f -> new DraftFile(f.file(), f.addedAt(), true))
                                .toList(),
                        draft.touchedAt());
            }
        }
        return expired;
    }

    @Override
    public int deleteUntouchedSince(Instant touchedBefore) {
        int before = byId.size();
        byId.values().removeIf(d -> !d.isSubmitted() && d.touchedAt().isBefore(touchedBefore));
        return before - byId.size();
    }
}
