package org.caseport.web.application.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Person;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.notice.BouncedAddress;
import org.caseport.domain.notice.BouncedAddresses;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Deliveries;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.DeliverySearch;
import org.caseport.domain.notice.Outbox;
import org.caseport.domain.search.PeopleSearch;
import org.jspecify.annotations.Nullable;

/** Shows an administrator which mails wait or failed and why, and sends them again. */
@ApplicationScoped
@Transactional
public class ManagingMailDeliveries {

    private static final int MOST_SUPPRESSED = 100;

    @Inject
    Deliveries deliveries;

    @Inject
    DeliverySearch search;

    @Inject
    PeopleSearch peopleSearch;

    @Inject
    BouncedAddresses addresses;

    @Inject
    Journal journal;

    @Inject
    Event<Outbox.Filled> filled;

    @Inject
    Clock clock;

    public Summary summary(Administrator administrator) {
        return new Summary(
                deliveries.count(Channel.MAIL, Delivery.State.FAILED),
                deliveries.count(Channel.MAIL, Delivery.State.WAITING),
                addresses.suppressed(MOST_SUPPRESSED));
    }

    /** Mails that match the filter, newest first, from behind this place on. */
    public List<DeliverySearch.Found> find(
            Administrator administrator, DeliverySearch.Filter filter, DeliverySearch.@Nullable Place after, int most) {
        return search.find(filter, after, most);
    }

    /** People who are found by the beginning of a word of their name, of their e-mail address or of its domain. */
    public List<Person> people(Administrator administrator, String text, int most) {
        return peopleSearch.find(new PeopleSearch.Filter(text, null, null, null), null, most).stream()
                .map(PeopleSearch.Found::person)
                .toList();
    }

    public boolean sendAgain(Administrator administrator, AccountId account, long number, String recipient) {
        boolean found = deliveries.sendAgain(account, number, Channel.MAIL, recipient, clock.instant());
        if (found) {
            record(administrator, account, JournalAct.MAIL_SENT_AGAIN, Long.toString(number), "");
            filled.fire(new Outbox.Filled());
        } else {
            // Journaled without an account, as the account in the request may not exist.
            refuse(administrator, JournalAct.MAIL_SENT_AGAIN, Long.toString(number));
        }
        return found;
    }

    public void sendAllAgain(Administrator administrator) {
        int many = deliveries.sendAllAgain(Channel.MAIL, clock.instant());
        record(administrator, null, JournalAct.MAIL_SENT_AGAIN, null, Integer.toString(many));
        filled.fire(new Outbox.Filled());
    }

    /** Makes all waiting mails due now. */
    public void retryNow(Administrator administrator) {
        deliveries.retryNow(Channel.MAIL, clock.instant());
        record(administrator, null, JournalAct.MAIL_HURRIED, null, "");
        filled.fire(new Outbox.Filled());
    }

    /** Lets an address that was suppressed after bounces get mail again. */
    public boolean unsuppress(Administrator administrator, String address) {
        boolean found = addresses.unsuppress(Set.of(address));
        if (found) {
            record(administrator, null, JournalAct.MAIL_ADDRESS_LIFTED, null, "");
        } else {
            refuse(administrator, JournalAct.MAIL_ADDRESS_LIFTED, null);
        }
        return found;
    }

    private void record(
            Administrator administrator,
            @Nullable AccountId account,
            JournalAct act,
            @Nullable String on,
            String detail) {
        journal.done(account, administrator.id(), act, on, detail, clock.instant());
    }

    private void refuse(Administrator administrator, JournalAct act, @Nullable String on) {
        journal.refused(null, administrator.id(), act, on, "NOT_THERE", clock.instant());
    }

    /**
     * How many mails need attention, and the addresses that get none.
     *
     * @param suppressed the latest of them
     */
    public record Summary(long failed, long waiting, List<BouncedAddress> suppressed) {}
}
