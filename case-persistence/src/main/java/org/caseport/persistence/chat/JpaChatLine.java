package org.caseport.persistence.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Assignee;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.ChatLine;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.persistence.column.EnumCodes;
import org.caseport.persistence.column.InstantColumn;
import org.eclipse.persistence.config.HintValues;
import org.eclipse.persistence.config.QueryHints;

@ApplicationScoped
@Transactional
class JpaChatLine implements ChatLine {

    /** Selects exactly what a {@link Standing} has. */
    private static final String STANDING = "select c, s.displayId, s.subject, a.name, a.plan, s.service, s.severity,"
            + " s.assignee, s.assigneeName, s.confidential,"
            + " (select max(r.hereAt) from ChatReaderRow r where r.account = c.account and r.chat = c.id"
            + " and r.side = 'customer')"
            + " from ChatRow c, CaseRow s, AccountRow a"
            + " where s.account = c.account and s.id = c.supportCase and a.id = c.account";

    /** A maximum comes as the driver has it: it is no column of an entity. */
    private static final InstantColumn CUSTOMER_SEEN = new InstantColumn();

    @Inject
    EntityManager entities;

    @Override
    public List<Standing> standing() {
        return entities.createQuery(
                        STANDING + " and c.state in ('waiting', 'ringing', 'open') order by c.placeSince, c.id",
                        Object[].class)
                // Else each query after it would look for changes in all of them.
                .setHint(QueryHints.READ_ONLY, HintValues.TRUE)
                .getResultStream()
                .map(JpaChatLine::standing)
                .toList();
    }

    @Override
    public Optional<Standing> standing(ChatId id) {
        return entities.createQuery(STANDING + " and c.id = :id", Object[].class)
                .setParameter("id", id.value())
                .getResultStream()
                .findFirst()
                .map(JpaChatLine::standing);
    }

    private static Standing standing(Object[] row) {
        ChatRow chat = (ChatRow) row[0];
        String assignee = (String) row[7];
        return new Standing(
                chat.toChat(),
                new DisplayId((String) row[1]),
                (String) row[2],
                new AccountId(chat.account),
                (String) row[3],
                new SupportPlan((String) row[4]),
                (String) row[5],
                EnumCodes.severity((String) row[6]),
                assignee == null ? null : new Assignee(new PersonId(assignee), (String) row[8]),
                (Boolean) row[9],
                row[10] instanceof Instant seen ? seen : CUSTOMER_SEEN.convertToEntityAttribute(row[10]));
    }
}
