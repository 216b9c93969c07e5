package org.caseport.persistence.draft;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.draft.Drafts;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.persistence.column.OwnedKey;
import org.caseport.persistence.column.StorableText;
import org.caseport.persistence.file.DatabaseBlobStore;

@ApplicationScoped
@Transactional
class JpaDrafts implements Drafts {

    /** How many drafts are read at once. */
    private static final int AT_ONCE = 200;

    /** How many files one transaction checks: there may be a million, and nearly all are on a case. */
    private static final int LOOKED_AT = 5_000;

    @Inject
    EntityManager entities;

    /** How far this server has checked the stored files for unused ones. */
    private volatile DatabaseBlobStore.Place strays = DatabaseBlobStore.Place.START;

    @Override
    public Optional<CaseDraft> find(DraftAuthor author, DraftId id) {
        return rowOf(author, id, LockModeType.NONE).map(this::whole);
    }

    @Override
    public Optional<CaseDraft> lock(DraftAuthor author, DraftId id) {
        return rowOf(author, id, LockModeType.PESSIMISTIC_WRITE).map(this::whole);
    }

    @Override
    public List<CaseDraft> unsubmittedOf(DraftAuthor author) {
        List<DraftRow> rows = entities.createQuery(
                        "select d from DraftRow d where d.account = :account and d.author = :author"
                                + " and d.submitted = false order by d.touchedAt desc, d.id",
                        DraftRow.class)
                .setParameter("account", author.account().digits())
                .setParameter("author", author.id().value())
                .getResultList();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, SortedMap<String, String>> fields = new HashMap<>();
        entities.createQuery(
                        "select f from DraftFieldRow f where f.account = :account and f.draft in :drafts",
                        DraftFieldRow.class)
                .setParameter("account", author.account().digits())
                .setParameter("drafts", rows.stream().map(row -> row.id).toList())
                .getResultStream()
                .forEach(row -> fields.computeIfAbsent(row.draft, any -> new TreeMap<>())
                        .put(row.name, row.text));
        return rows.stream()
                .map(row -> row.toDraft(new DraftFields(fields.getOrDefault(row.id, new TreeMap<>())), List.of()))
                .toList();
    }

    @Override
    public Optional<CaseDraft> answerOf(DraftAuthor author, CaseId answered) {
        return entities.createQuery(
                        "select d from DraftRow d where d.account = :account and d.author = :author"
                                + " and d.submitted = false and d.answers = :answered order by d.touchedAt desc, d.id",
                        DraftRow.class)
                .setParameter("account", author.account().digits())
                .setParameter("author", author.id().value())
                .setParameter("answered", answered.value())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(this::whole);
    }

    @Override
    public Optional<CaseDraft> lastWith(DraftAuthor author, String field, String text) {
        return entities.createQuery(
                        "select d from DraftRow d, DraftFieldRow f where d.account = :account and d.author = :author"
                                + " and f.account = d.account and f.draft = d.id and f.name = :field"
                                + " and f.text = :text order by d.touchedAt desc, d.id",
                        DraftRow.class)
                .setParameter("account", author.account().digits())
                .setParameter("author", author.id().value())
                .setParameter("field", field)
                .setParameter("text", StorableText.storable(text))
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(this::whole);
    }

    @Override
    public boolean isTaken(AccountId account, DraftId id) {
        return entities.find(DraftRow.class, new OwnedKey(account.digits(), id.value())) != null;
    }

    @Override
    public void store(CaseDraft draft) {
        DraftRow row = entities.find(DraftRow.class, key(draft));
        if (row == null) {
            DraftRow first = DraftRow.of(draft);
            entities.persist(first);
            // Fields refer to the draft; without the flush, batch writing might insert them first.
            entities.flush();
            draft.fields()
                    .byName()
                    .forEach((name, text) ->
                            entities.persist(DraftFieldRow.of(first, name, StorableText.storable(text))));
        } else {
            row.update(draft);
            storeFields(row, draft.fields());
        }
        entities.flush();
    }

    private void storeFields(DraftRow row, DraftFields fields) {
        Map<String, String> missing = new HashMap<>(fields.byName());
        for (DraftFieldRow field : fieldRows(row)) {
            String text = missing.remove(field.name);
            if (text == null) {
                entities.remove(field);
            } else {
                field.text = StorableText.storable(text);
            }
        }
        missing.forEach((name, text) -> entities.persist(DraftFieldRow.of(row, name, StorableText.storable(text))));
    }

    @Override
    public void discard(DraftAuthor author, DraftId id) {
        rowOf(author, id, LockModeType.PESSIMISTIC_WRITE)
                .filter(row -> !row.submitted)
                .ifPresent(row -> {
                    deleteWithFiles(row);
                    entities.flush();
                });
    }

    @Override
    public void attach(CaseDraft draft, AttachedFile file, Instant now) {
        DraftRow row = entities.find(DraftRow.class, key(draft));
        if (row == null) {
            throw new IllegalStateException("draft " + draft.id() + " is gone");
        }
        entities.persist(DraftFileRow.of(row, file, now));
        row.filesAddedAt = now;
        row.touch(now);
        entities.flush();
    }

    @Override
    public void detach(CaseDraft draft, FileId file) {
        int lines = entities.createQuery("delete from DraftFileRow f"
                        + " where f.account = :account and f.draft = :draft and f.file = :file")
                .setParameter("account", draft.account().digits())
                .setParameter("draft", draft.id().value())
                .setParameter("file", file.value())
                .executeUpdate();
        if (lines > 0) {
            DatabaseBlobStore.delete(entities, draft.account().digits(), file.value());
        }
    }

    @Override
    public void release(CaseDraft draft) {
        entities.createQuery("delete from DraftFileRow f where f.account = :account and f.draft = :draft")
                .setParameter("account", draft.account().digits())
                .setParameter("draft", draft.id().value())
                .executeUpdate();
        DraftRow row = entities.find(DraftRow.class, key(draft));
        if (row != null) {
            row.filesAddedAt = null;
        }
    }

    @Override
    public int expireFiles(Instant lastAddedBefore) {
        strays = DatabaseBlobStore.deleteStrays(entities, lastAddedBefore, strays, LOOKED_AT);
        int expired = 0;
        List<DraftRow> rows;
        do {
            rows = entities.createQuery(
                            "select d from DraftRow d where d.filesAddedAt < :before order by d.filesAddedAt",
                            DraftRow.class)
                    .setParameter("before", lastAddedBefore)
                    .setMaxResults(AT_ONCE)
                    .getResultList();
            for (DraftRow row : rows) {
                entities.refresh(row, LockModeType.PESSIMISTIC_WRITE);
                if (row.filesAddedAt != null && row.filesAddedAt.isBefore(lastAddedBefore)) {
                    expired += expireFilesOf(row);
                }
            }
            entities.flush();
            entities.clear();
        } while (rows.size() == AT_ONCE);
        return expired;
    }

    private int expireFilesOf(DraftRow row) {
        row.filesAddedAt = null;
        int expired = 0;
        for (DraftFileRow file : fileRows(row)) {
            if (!file.expired) {
                file.expired = true;
                DatabaseBlobStore.delete(entities, file.account, file.file);
                expired++;
            }
        }
        return expired;
    }

    @Override
    public int deleteUntouchedSince(Instant touchedBefore) {
        int deleted = 0;
        List<DraftRow> rows;
        do {
            rows = entities.createQuery(
                            "select d from DraftRow d where d.submitted = false and d.touchedAt < :before"
                                    + " order by d.touchedAt",
                            DraftRow.class)
                    .setParameter("before", touchedBefore)
                    .setMaxResults(AT_ONCE)
                    .getResultList();
            for (DraftRow row : rows) {
                entities.refresh(row, LockModeType.PESSIMISTIC_WRITE);
                if (!row.submitted && row.touchedAt.isBefore(touchedBefore)) {
                    deleteWithFiles(row);
                    deleted++;
                }
            }
            entities.flush();
            entities.clear();
        } while (rows.size() == AT_ONCE);
        return deleted;
    }

    private void deleteWithFiles(DraftRow row) {
        for (DraftFileRow file : fileRows(row)) {
            DatabaseBlobStore.delete(entities, file.account, file.file);
        }
        // The foreign keys delete its fields and the rows of its files.
        entities.createQuery("delete from DraftRow d where d.account = :account and d.id = :id")
                .setParameter("account", row.account)
                .setParameter("id", row.id)
                .executeUpdate();
        entities.detach(row);
    }

    private Optional<DraftRow> rowOf(DraftAuthor author, DraftId id, LockModeType lock) {
        OwnedKey key = new OwnedKey(author.account().digits(), id.value());
        return Optional.ofNullable(entities.find(DraftRow.class, key, lock))
                .filter(row -> row.author.equals(author.id().value()));
    }

    private CaseDraft whole(DraftRow row) {
        SortedMap<String, String> fields = new TreeMap<>();
        fieldRows(row).forEach(field -> fields.put(field.name, field.text));
        List<DraftFile> files = new ArrayList<>();
        fileRows(row).forEach(file -> files.add(file.toFile()));
        return row.toDraft(new DraftFields(fields), files);
    }

    private List<DraftFieldRow> fieldRows(DraftRow row) {
        return fresh(
                row,
                entities.createQuery(
                        "select f from DraftFieldRow f where f.account = :account and f.draft = :draft",
                        DraftFieldRow.class));
    }

    private List<DraftFileRow> fileRows(DraftRow row) {
        return fresh(
                row,
                entities.createQuery(
                        "select f from DraftFileRow f where f.account = :account and f.draft = :draft"
                                + " order by f.addedAt, f.file",
                        DraftFileRow.class));
    }

    /** Reads the current rows, even if this transaction read them before it locked the draft. */
    private static <T> List<T> fresh(DraftRow row, TypedQuery<T> query) {
        return query.setHint("eclipselink.refresh", true)
                .setParameter("account", row.account)
                .setParameter("draft", row.id)
                .getResultList();
    }

    private static OwnedKey key(CaseDraft draft) {
        return new OwnedKey(draft.account().digits(), draft.id().value());
    }
}
