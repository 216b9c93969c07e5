package org.caseport.web.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.draft.Drafts;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;

public class InMemoryDrafts implements Drafts {

    public final Map<DraftId, CaseDraft> byId = new LinkedHashMap<>();
    public InMemoryBytes bytes = new InMemoryBytes();

    @Override
    public Optional<CaseDraft> find(DraftAuthor author, DraftId id) {
        return Optional.ofNullable(byId.get(id))
                .filter(d -> d.account().equals(author.account()) && d.author().equals(author.id()));
    }

    @Override
    public Optional<CaseDraft> lock(DraftAuthor author, DraftId id) {
        return find(author, id);
    }

    @Override
    public List<CaseDraft> unsubmittedOf(DraftAuthor author) {
        return byId.values().stream()
                .filter(d -> d.author().equals(author.id()) && !d.isSubmitted())
                .toList();
    }

    @Override
    public Optional<CaseDraft> lastWith(DraftAuthor author, String field, String text) {
        return byId.values().stream()
                .filter(d -> d.author().equals(author.id()) && d.account().equals(author.account()))
                .filter(d -> d.fields().get(field).equals(text))
                .max(Comparator.comparing(CaseDraft::touchedAt));
    }

    @Override
    public boolean isTaken(AccountId account, DraftId id) {
        return byId.containsKey(id);
    }

    @Override
    public Optional<CaseDraft> answerOf(DraftAuthor author, CaseId answered) {
        return unsubmittedOf(author).stream()
                .filter(d -> answered.equals(d.answers()))
                .findFirst();
    }

    @Override
    public void store(CaseDraft draft) {
        byId.put(draft.id(), draft);
    }

    @Override
    public void discard(DraftAuthor author, DraftId id) {
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
                draft.files().stream().filter(f -> !f.file().id().equals(file)).toList(),
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
