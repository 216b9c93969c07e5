package org.caseport.web.application.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Memberships;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.hook.Webhook;
import org.caseport.domain.hook.Webhooks;
import org.caseport.domain.notice.CasesOfNotices;
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
    public static final int AT_ONCE = 100;

    @Inject
    Outbox outbox;

    @Inject
    Deliveries deliveries;

    @Inject
    CasesOfNotices cases;

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
        if (entries.isEmpty()) {
            return 0;
        }
        Addressees addressees = addressees(entries);
        Map<AccountId, List<Webhook>> hooksByAccount =
                hooks.of(entries.stream().map(entry -> entry.notice().account()).collect(Collectors.toSet())).stream()
                        .collect(Collectors.groupingBy(Webhook::account));
        Instant now = clock.instant();
        List<Delivery> planned = new ArrayList<>();
        for (Outbox.Entry entry : entries) {
            MailTrigger.of(entry.notice()).flatMap(MailTrigger::topic).ifPresent(topic -> addressesOf(
                            entry.notice(), topic, addressees)
                    .forEach(address -> planned.add(Delivery.planned(entry, Channel.MAIL, address, now))));
            hooksByAccount.getOrDefault(entry.notice().account(), List.of()).stream()
                    .filter(hook -> hook.wants(entry.notice()))
                    .forEach(hook -> planned.add(Delivery.planned(entry, Channel.HOOK, hook.id(), now)));
        }
        deliveries.plan(planned);
        outbox.markDispatched(entries);
        return entries.size();
    }

    /** Whom the notices that are mailed concern, read together. */
    private Addressees addressees(List<Outbox.Entry> entries) {
        List<Notice> mailed = entries.stream()
                .map(Outbox.Entry::notice)
                .filter(notice -> MailTrigger.of(notice).isPresent())
                .toList();
        Set<CaseId> ids =
                mailed.stream().map(Notice::caseId).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<CaseId, CasesOfNotices.Concerned> concerned = cases.concerned(ids);
        Set<PersonId> concernedPeople = concerned.values().stream()
                .flatMap(one -> Stream.concat(Stream.of(one.requester()), one.named().stream()))
                .collect(Collectors.toSet());
        Map<PersonId, Person> known =
                people.findAll(concernedPeople).stream().collect(Collectors.toMap(Person::id, Function.identity()));
        Map<AccountId, List<Person>> administrators = new HashMap<>();
        mailed.stream()
                .filter(notice -> notice.caseId() == null)
                .map(Notice::account)
                .distinct()
                .forEach(account -> administrators.put(account, memberships.administratorsOf(account)));
        Set<PersonId> all = Stream.concat(
                        known.keySet().stream(),
                        administrators.values().stream().flatMap(List::stream).map(Person::id))
                .collect(Collectors.toSet());
        return new Addressees(concerned, known, administrators, preferences.mutedBy(all));
    }

    /** Whoever is concerned by the case, or administers the account that the notice is about. */
    private static List<String> addressesOf(Notice notice, MailTopic topic, Addressees among) {
        return notice.caseId() == null
                ? among.administrators().getOrDefault(notice.account(), List.of()).stream()
                        .filter(person -> among.wants(person, topic))
                        .map(Person::email)
                        .toList()
                : addressesOf(notice.caseId(), topic, among);
    }

    /**
     * The addresses of the requester and the members named in the case, as far as they want mails about this, and the
     * additional contacts, each once.
     */
    private static List<String> addressesOf(CaseId id, MailTopic topic, Addressees among) {
        CasesOfNotices.Concerned concerned = among.cases().get(id);
        if (concerned == null) {
            return List.of();
        }
        List<String> addresses = new ArrayList<>();
        Optional.ofNullable(among.people().get(concerned.requester()))
                .filter(person -> among.wants(person, topic))
                .map(Person::email)
                .ifPresent(addresses::add);
        Stream<String> named = concerned.named().stream()
                .map(among.people()::get)
                .filter(Objects::nonNull)
                .filter(person ->
                        id.account().equals(person.account()) && person.roles().contains(Role.MEMBER))
                .filter(person -> among.wants(person, topic))
                .sorted(Comparator.comparing(Person::name)
                        .thenComparing(person -> person.id().value()))
                .map(Person::email);
        Stream.concat(named, concerned.contacts().stream()).forEach(other -> {
            if (addresses.stream().noneMatch(other::equalsIgnoreCase)) {
                addresses.add(other);
            }
        });
        return addresses;
    }

    /** What is known about those whom a batch of notices concerns. */
    private record Addressees(
            Map<CaseId, CasesOfNotices.Concerned> cases,
            Map<PersonId, Person> people,
            Map<AccountId, List<Person>> administrators,
            Map<PersonId, Set<MailTopic>> muted) {

        /**
         * Whether the person gets mails about this. A person without a role, whom the company's directory has removed,
         * or who was deactivated gets none.
         */
        boolean wants(Person person, MailTopic topic) {
            return person.isActive()
                    && !person.roles().isEmpty()
                    && !muted.getOrDefault(person.id(), Set.of()).contains(topic);
        }
    }
}
