package org.caseport.web.application.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseport.domain.account.Memberships;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.hook.Webhooks;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Deliveries;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.MailPreferences;
import org.caseport.domain.notice.MailTopic;
import org.caseport.domain.notice.MailTrigger;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;

/** Determines the recipients of each new notice, and stores a delivery for each of them. */
@ApplicationScoped
@Transactional
public class AddressingNotices {

    /** How many notices one transaction processes. */
    public static final int AT_ONCE = 50;

    @Inject
    Outbox outbox;

    @Inject
    Deliveries deliveries;

    @Inject
    Cases cases;

    @Inject
    People people;

    @Inject
    Memberships memberships;

    @Inject
    MailPreferences preferences;

    @Inject
    Webhooks hooks;

    @Inject
    Clock clock;

    /** Processes one batch of new notices; returns its size. */
    public int address() {
        List<Outbox.Entry> entries = outbox.lockPending(AT_ONCE);
        for (Outbox.Entry entry : entries) {
            MailTrigger.of(entry.notice()).ifPresent(trigger -> addressesOf(entry.notice(), trigger.topic())
                    .forEach(address -> plan(entry, Channel.MAIL, address)));
            hooks.of(entry.notice().account()).stream()
                    .filter(hook -> hook.wants(entry.notice()))
                    .forEach(hook -> plan(entry, Channel.HOOK, hook.id()));
            outbox.markDispatched(entry);
        }
        return entries.size();
    }

    private void plan(Outbox.Entry entry, Channel channel, String recipient) {
        deliveries.plan(Delivery.planned(entry, channel, recipient, clock.instant()));
    }

    /** Whoever is concerned by the case, or administers the account that the notice is about. */
    private List<String> addressesOf(Notice notice, MailTopic topic) {
        return notice.caseId() == null
                ? memberships.administratorsOf(notice.account()).stream()
                        .filter(person -> wants(person, topic))
                        .map(Person::email)
                        .toList()
                : addressesOf(notice.caseId(), topic);
    }

    /**
     * Whether the person gets mails about this. A person without a role, whom the company's directory has removed, or
     * who was deactivated gets none.
     */
    private boolean wants(Person person, MailTopic topic) {
        return person.isActive()
                && !person.roles().isEmpty()
                && !preferences.mutedBy(person.id()).contains(topic);
    }

    /**
     * The addresses of the requester and the members named in the case, as far as they want mails about this, and the
     * additional contacts, each once.
     */
    private List<String> addressesOf(CaseId id, MailTopic topic) {
        Optional<SupportCase> found = cases.find(Visibility.ofSupport(id.account()), id);
        if (found.isEmpty()) {
            return List.of();
        }
        List<String> addresses = new ArrayList<>();
        people.find(found.get().requester())
                .filter(person -> wants(person, topic))
                .map(Person::email)
                .ifPresent(addresses::add);
        Stream<String> named = memberships
                .of(id.account(), found.get().audience().named())
                .stream()
                .filter(person -> wants(person, topic))
                .map(Person::email);
        Stream.concat(named, found.get().contacts().stream()).forEach(other -> {
            if (addresses.stream().noneMatch(other::equalsIgnoreCase)) {
                addresses.add(other);
            }
        });
        return addresses;
    }
}
