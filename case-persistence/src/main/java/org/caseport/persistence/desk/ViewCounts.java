package org.caseport.persistence.desk;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caseport.domain.account.Agent;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.desk.Queue;
import org.caseport.domain.desk.Queue.Turn;
import org.caseport.domain.desk.Queue.View;
import org.caseport.persistence.column.StorableText;

/**
 * Counts the cases of the queue's views with one statement of a subquery for each view. Native SQL, since JPQL has no
 * limit in a subquery. The conditions are those of {@link JpaQueue}; the contract of the queue compares the two.
 */
final class ViewCounts {

    private static final String OPEN = "queue_rank >= 0";

    private final List<Object> values = new ArrayList<>();
    private final Map<View, String> counted = new EnumMap<>(View.class);

    ViewCounts(Agent agent, Instant now, Instant soon) {
        counted.put(View.CAN_TAKE, canTake(agent));
        counted.put(View.UNASSIGNED, OPEN + " and assignee_id is null");
        counted.put(View.MINE, OPEN + " and assignee_id = " + value(agent.id().value()));
        counted.put(View.WAITING_FOR_US, OPEN + " and status <> " + value(pendingCustomer()));
        counted.put(View.WAITING_FOR_CUSTOMER, OPEN + " and status = " + value(pendingCustomer()));
        counted.put(View.DUE_SOON, dueAfter(now) + " and queue_at <= " + value(soon));
        counted.put(View.AT_RISK, dueAfter(now) + " and at_risk_at <= " + value(now));
        counted.put(View.MISSED, "queue_rank = " + Turn.UNANSWERED.rank() + " and queue_at <= " + value(now));
        counted.put(View.CHATS, OPEN + " and contact_method = " + value(ContactMethod.CHAT.code()));
        counted.put(View.CALLS, OPEN + " and contact_method = " + value(ContactMethod.PHONE.code()));
        counted.put(View.ALL_OPEN, OPEN);
    }

    private static String pendingCustomer() {
        return CaseStatus.PENDING_CUSTOMER_ACTION.code();
    }

    private String canTake(Agent agent) {
        String condition = "queue_rank between 0 and " + Turn.SUPPORT.rank()
                + " and assignee_id is null and contact_language in "
                + list(JpaQueue.languagesOf(agent));
        return agent.services().isEmpty() ? condition : condition + " and service in " + list(agent.services());
    }

    private String dueAfter(Instant now) {
        return "queue_rank = " + Turn.UNANSWERED.rank() + " and queue_at > " + value(now);
    }

    private String list(Collection<String> texts) {
        return texts.stream().map(this::value).collect(Collectors.joining(", ", "(", ")"));
    }

    private String value(String text) {
        return parameter(StorableText.storable(text));
    }

    private String value(Instant instant) {
        return parameter(Timestamp.from(instant));
    }

    private String parameter(Object value) {
        values.add(value);
        return "?" + values.size();
    }

    Map<View, Integer> in(EntityManager entities) {
        String all = counted.values().stream()
                .map(condition -> "(select count(*) from (select 1 as one from support_case where " + condition
                        + " fetch first " + Queue.MOST_COUNTED + " rows only) few)")
                .collect(Collectors.joining(", "));
        Query query = entities.createNativeQuery("select " + all);
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        Object[] counts = (Object[]) query.getSingleResult();
        Map<View, Integer> found = new EnumMap<>(View.class);
        int at = 0;
        for (View view : counted.keySet()) {
            found.put(view, ((Number) counts[at++]).intValue());
        }
        return found;
    }
}
