package org.caseport.persistence.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.desk.InternalNote;
import org.caseport.domain.desk.InternalNotes;

@ApplicationScoped
@Transactional
class JpaInternalNotes implements InternalNotes {

    @Inject
    EntityManager entities;

    @Override
    public List<InternalNote> on(CaseId id) {
        return entities.createQuery(
                        "select n from InternalNoteRow n where n.account = :account and n.supportCase = :case"
                                + " order by n.number",
                        InternalNoteRow.class)
                .setParameter("account", id.account().digits())
                .setParameter("case", id.value())
                .getResultStream()
                .map(InternalNoteRow::toNote)
                .toList();
    }

    @Override
    public void add(CaseId id, InternalNote note) {
        entities.persist(InternalNoteRow.of(id, note));
        entities.flush();
    }
}
