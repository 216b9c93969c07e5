package org.caseport.persistence.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.journal.CaseJournal;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.journal.JournalOrigin;
import org.caseport.domain.journal.JournalSearch;
import org.caseport.persistence.column.SequenceNumbers;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
@Transactional
class JpaJournal implements Journal, CaseJournal, JournalSearch {

    @Inject
    EntityManager entities;

    @Inject
    SequenceNumbers numbers;

    @Inject
    JournalOrigin origin;

    @Override
    public void append(JournalEntry entry) {
        entities.persist(JournalRow.of(numbers.next(SequenceNumbers.Series.JOURNAL), entry, origin.now()));
    }

    /** The entries of a case, without those of people who only read it; these are on the journal's own page. */
    @Override
    public List<JournalEntry> of(CaseId id) {
        return entities.createQuery(
                        "select j from JournalRow j where j.account = :account and j.target = :case"
                                + " and j.act <> 'case.read' order by j.at, j.number",
                        JournalRow.class)
                .setParameter("account", id.account().digits())
                .setParameter("case", id.value())
                .getResultStream()
                .map(JournalRow::toEntry)
                .toList();
    }

    @Override
    public List<Found> find(Filter filter, @Nullable Place after, int most) {
        StringBuilder query = new StringBuilder("select j from JournalRow j where 1 = 1");
        if (filter.chain() != null) {
            query.append(" and j.account = :account");
        }
        if (filter.act() != null) {
            query.append(" and j.act = :act");
        }
        if (filter.person() != null) {
            query.append(" and j.person = :person");
        }
        if (filter.target() != null) {
            query.append(" and j.target = :target");
        }
        if (filter.from() != null) {
            query.append(" and j.at >= :from");
        }
        if (filter.until() != null) {
            query.append(" and j.at < :until");
        }
        if (after != null) {
            query.append(" and j.at <= :at and (j.at < :at or j.number < :number)");
        }
        TypedQuery<JournalRow> asked = entities.createQuery(
                        query.append(" order by j.at desc, j.number desc").toString(), JournalRow.class)
                .setMaxResults(most);
        if (filter.chain() != null) {
            asked.setParameter("account", filter.chain().digits());
        }
        if (filter.act() != null) {
            asked.setParameter("act", StorableText.storable(filter.act()));
        }
        if (filter.person() != null) {
            asked.setParameter("person", filter.person().value());
        }
        if (filter.target() != null) {
            asked.setParameter("target", StorableText.storable(filter.target()));
        }
        if (filter.from() != null) {
            asked.setParameter("from", filter.from());
        }
        if (filter.until() != null) {
            asked.setParameter("until", filter.until());
        }
        if (after != null) {
            asked.setParameter("at", after.at()).setParameter("number", after.number());
        }
        return asked.getResultStream().map(JournalRow::toFound).toList();
    }

    @Override
    public boolean did(AccountId account, PersonId person, String act, String target, Instant since) {
        return !entities.createQuery(
                        "select j.number from JournalRow j where j.account = :account and j.target = :target"
                                + " and j.person = :person and j.act = :act and j.at > :since",
                        Long.class)
                .setParameter("account", account.digits())
                .setParameter("target", target)
                .setParameter("person", person.value())
                .setParameter("act", act)
                .setParameter("since", since)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
