package org.caseport.persistence.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.AttachmentSet;
import org.caseport.domain.file.AttachmentSetId;
import org.caseport.domain.file.AttachmentSets;
import org.caseport.persistence.column.OwnedKey;

@ApplicationScoped
@Transactional
class JpaAttachmentSets implements AttachmentSets {

    @Inject
    EntityManager entities;

    @Override
    public void create(AccountId account, AttachmentSetId id, Instant now) {
        AttachmentSetRow row = new AttachmentSetRow();
        row.account = account.digits();
        row.id = id.value();
        row.createdAt = now;
        entities.persist(row);
        // Files refer to the set; without the flush, batch writing might insert them first.
        entities.flush();
    }

    @Override
    public Optional<AttachmentSet> lock(AccountId account, AttachmentSetId id) {
        AttachmentSetRow row = entities.find(
                AttachmentSetRow.class, new OwnedKey(account.digits(), id.value()), LockModeType.PESSIMISTIC_WRITE);
        return row == null
                ? Optional.empty()
                : Optional.of(new AttachmentSet(id, account, row.createdAt, filesOf(row)));
    }

    private List<AttachedFile> filesOf(AttachmentSetRow row) {
        return entities.createQuery(
                        "select f from AttachmentSetFileRow f where f.account = :account and f.set = :set"
                                + " order by f.position",
                        AttachmentSetFileRow.class)
                .setParameter("account", row.account)
                .setParameter("set", row.id)
                .getResultStream()
                .map(AttachmentSetFileRow::toFile)
                .toList();
    }

    @Override
    public void add(AttachmentSet set, AttachedFile file) {
        int last = entities.createQuery(
                        "select coalesce(max(f.position), 0) from AttachmentSetFileRow f"
                                + " where f.account = :account and f.set = :set",
                        Integer.class)
                .setParameter("account", set.account().digits())
                .setParameter("set", set.id().value())
                .getSingleResult();
        entities.persist(AttachmentSetFileRow.of(set, last + 1, file));
        entities.flush();
    }

    @Override
    public void useUp(AttachmentSet set) {
        // The foreign key deletes the rows of its files; the bytes are in another table.
        entities.createQuery("delete from AttachmentSetRow s where s.account = :account and s.id = :id")
                .setParameter("account", set.account().digits())
                .setParameter("id", set.id().value())
                .executeUpdate();
    }

    @Override
    public int createdSince(AccountId account, Instant since) {
        return entities.createQuery(
                        "select count(s) from AttachmentSetRow s where s.account = :account and s.createdAt > :since",
                        Long.class)
                .setParameter("account", account.digits())
                .setParameter("since", since)
                .getSingleResult()
                .intValue();
    }

    @Override
    public void expire(Instant files, Instant sets) {
        entities.createNativeQuery("""
                        delete from attachment_set_file where exists (select 1 from attachment_set s
                            where s.account_id = attachment_set_file.account_id
                            and s.id = attachment_set_file.set_id and s.created_at < ?1)
                        """).setParameter(1, Timestamp.from(files)).executeUpdate();
        entities.createNativeQuery("delete from attachment_set where created_at < ?1")
                .setParameter(1, Timestamp.from(sets))
                .executeUpdate();
    }
}
