package org.caseport.domain.notice;

import java.time.Instant;
import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.search.CaseReference;
import org.jspecify.annotations.Nullable;

/** Finds deliveries, for the list of an administrator. */
public interface DeliverySearch {

    /** Deliveries that match the filter, newest notice first, from behind this place on. */
    List<Found> find(Filter filter, @Nullable Place after, int most);

    /**
     * Filters deliveries; null matches everything.
     *
     * @param recipient the whole address
     */
    record Filter(
            Channel channel,
            Delivery.@Nullable State state,
            @Nullable MailTrigger trigger,
            @Nullable String recipient,
            @Nullable CaseReference about) {}

    /** A place in the order of the deliveries, for keyset paging. */
    record Place(Instant at, long number, AccountId account, String recipient) {}

    /**
     * A delivery that was found.
     *
     * @param caseNumber the number of the case that it is about; null without a case, or when the case was deleted
     */
    record Found(Delivery delivery, @Nullable DisplayId caseNumber) {

        public Place place() {
            return new Place(delivery.notice().at(), delivery.number(), delivery.account(), delivery.recipient());
        }
    }
}
