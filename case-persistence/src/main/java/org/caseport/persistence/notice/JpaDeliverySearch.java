package org.caseport.persistence.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.notice.Delivery.State;
import org.caseport.domain.notice.DeliverySearch;
import org.caseport.domain.notice.MailTrigger;
import org.caseport.domain.search.CaseReference;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.Nullable;

/** Finds deliveries by key. H2 follows an index instead of sorting only if the order names all columns of it. */
@ApplicationScoped
@Transactional
class JpaDeliverySearch implements DeliverySearch {

    private static final String BEHIND = " and d.at <= :at and (d.at < :at or d.number < :number"
            + " or d.number = :number and (d.account < :account"
            + " or d.account = :account and d.recipient < :recipient))";
    private static final String NEWEST_FIRST = "d.at desc, d.number desc, d.account desc, d.recipient desc";

    @Inject
    EntityManager entities;

    @Override
    public List<Found> find(Filter filter, @Nullable Place after, int most) {
        Map<String, Object> values = new LinkedHashMap<>();
        StringBuilder where = new StringBuilder("d.channel = :channel");
        values.put("channel", filter.channel().name());
        if (filter.about() != null) {
            List<String> ids = idsOf(filter.about());
            if (ids.isEmpty()) {
                return List.of();
            }
            where.append(" and d.account in :accounts and d.supportCase in :cases");
            values.put("accounts", ids.stream().map(id -> id.substring(5, 17)).collect(Collectors.toSet()));
            values.put("cases", ids);
        }
        if (filter.recipient() != null) {
            String address = StorableText.storable(filter.recipient(), DeliveryRow.LONGEST_RECIPIENT);
            String lower = address.toLowerCase(Locale.ROOT);
            where.append(
                    address.equals(lower) ? " and d.recipient = :lower" : " and d.recipient in (:lower, :address)");
            values.put("lower", lower);
            if (!address.equals(lower)) {
                values.put("address", address);
            }
        }
        if (filter.state() != null) {
            where.append(" and d.state = :state");
            values.put("state", filter.state().name());
        }
        if (filter.trigger() != null) {
            where.append(" and d.kind = :kind").append(detailOf(filter.trigger()));
            values.put("kind", filter.trigger().kind());
        }
        if (after != null) {
            where.append(BEHIND);
            values.put("at", after.at());
            values.put("number", after.number());
            values.put("account", after.account().digits());
            values.put("recipient", StorableText.storable(after.recipient()));
        }
        TypedQuery<DeliveryRow> query = entities.createQuery(
                        "select d from DeliveryRow d where " + where + " order by " + leading(filter) + NEWEST_FIRST,
                        DeliveryRow.class)
                .setMaxResults(most);
        values.forEach(query::setParameter);
        return withNumbers(query.getResultList());
    }

    /**
     * What leads the order, which changes nothing about it, as all of them have the same there: the columns that an
     * index begins with. The mails of one case or address are few, and sorted.
     */
    private static String leading(Filter filter) {
        if (filter.about() != null || filter.recipient() != null) {
            return "";
        }
        boolean mostAreDone = filter.state() == State.DONE && filter.trigger() != null;
        if (filter.state() != null && !mostAreDone) {
            return "d.channel, d.state, ";
        }
        return filter.trigger() == null ? "d.channel, " : "d.channel, d.kind, ";
    }

    /** Tells apart the triggers that share a kind of notice, as {@link MailTrigger#of} does. */
    private static String detailOf(MailTrigger trigger) {
        return switch (trigger) {
            case ASKED -> " and d.detail like 'SUPPORT QUESTION%'";
            case ANSWERED -> " and (d.detail like 'SUPPORT REPLY%' or d.detail like 'SUPPORT INVESTIGATION%')";
            case RESOLVED_IN_SILENCE -> " and d.detail like '% % SYSTEM%'";
            case RESOLVED -> " and d.detail not like '% % SYSTEM%'";
            case CALL_MISSED ->
                " and (d.detail like 'no-answer %' or d.detail like 'busy %' or d.detail like 'voicemail %')"
                        + " and d.detail not like '% - %' and d.detail not like '% written %'";
            case CALL_AGREED -> " and d.detail like 'another-time %'";
            case CALL_GAVE_UP -> " and d.detail like 'gave-up %' and d.detail not like '% written %'";
            case CALL_WRONG_NUMBER -> " and d.detail like 'wrong-number %' and d.detail not like '% written %'";
            case CHAT_UNANSWERED ->
                " and (d.detail like 'gone unaccepted%' or d.detail like 'nobody unaccepted%'"
                        + " or d.detail like 'closed unaccepted%')";
            case CREATED, REOPENED, REMINDED, PLAN_CHANGED, PLAN_CHANGE_SCHEDULED, PLAN_CHANGE_CANCELLED, REPORT -> "";
        };
    }

    /** A number belongs to one case of an account, and may belong to another case of another account. */
    private List<String> idsOf(CaseReference about) {
        if (about instanceof CaseReference.ById one) {
            return List.of(one.id().value());
        }
        String number = ((CaseReference.ByNumber) about).number().digits();
        return entities.createQuery("select c.id from CaseRow c where c.displayId = :number", String.class)
                .setParameter("number", number)
                .getResultList();
    }

    private List<Found> withNumbers(List<DeliveryRow> rows) {
        Map<String, DisplayId> numbers = numbersOf(rows);
        return rows.stream()
                .map(row -> new Found(row.toDelivery(), numbers.get(row.supportCase)))
                .toList();
    }

    private Map<String, DisplayId> numbersOf(List<DeliveryRow> rows) {
        Map<String, DisplayId> numbers = new HashMap<>();
        if (!rows.isEmpty()) {
            entities.createQuery(
                            "select c.id, c.displayId from CaseRow c where c.account in :accounts and c.id in :cases",
                            Object[].class)
                    .setParameter(
                            "accounts", rows.stream().map(row -> row.account).collect(Collectors.toSet()))
                    .setParameter(
                            "cases", rows.stream().map(row -> row.supportCase).collect(Collectors.toSet()))
                    .getResultStream()
                    .forEach(found -> numbers.put((String) found[0], new DisplayId((String) found[1])));
        }
        return numbers;
    }
}
