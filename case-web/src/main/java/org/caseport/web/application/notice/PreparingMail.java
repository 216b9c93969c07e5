package org.caseport.web.application.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.notice.BouncedAddresses;
import org.caseport.domain.notice.CasesOfNotices;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Deliveries;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Delivery.Trouble;
import org.caseport.domain.notice.MailTrigger;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.web.application.report.MailingReports;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Collects the data for a mail, or the reason why none may be sent to its address. */
@ApplicationScoped
@Transactional
public class PreparingMail {

    @Inject
    CasesOfNotices cases;

    @Inject
    Accounts accounts;

    @Inject
    Callbacks callbacks;

    @Inject
    People people;

    @Inject
    MailingReports reports;

    @Inject
    Deliveries deliveries;

    @Inject
    BouncedAddresses addresses;

    @Inject
    Clock clock;

    /** The most mails per hour to one address. No person reads more; two programs that answer each other write more. */
    @Inject
    @ConfigProperty(name = "caseport.mail.hourly", defaultValue = "200")
    int mostAnHour;

    /** What each of these mails says, in their order, read together. */
    public List<MailContent> prepare(List<Delivery> mails) {
        Background background = background(mails);
        List<MailContent> contents = new ArrayList<>();
        for (Delivery mail : mails) {
            MailContent content = prepare(mail, background);
            if (!(content instanceof MailContent.Skipped)) {
                background.sent().merge(mail.recipient(), 1, Integer::sum);
            }
            contents.add(content);
        }
        return contents;
    }

    private Background background(List<Delivery> mails) {
        Set<String> recipients = mails.stream().map(Delivery::recipient).collect(Collectors.toSet());
        Set<CaseId> ids = mails.stream()
                .map(mail -> mail.notice().caseId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<AccountId> owners = mails.stream().map(Delivery::account).collect(Collectors.toSet());
        Instant anHourAgo = clock.instant().minus(Duration.ofHours(1));
        return new Background(
                addresses.suppressedAmong(recipients),
                new HashMap<>(deliveries.doneSince(Channel.MAIL, recipients, anHourAgo)),
                byKey(accounts.findAll(owners), Account::id),
                byKey(cases.findAll(ids), SupportCase::id),
                byKey(callbacks.openOf(ids), Callback::caseId),
                byKey(people.findAllByEmail(recipients), Person::email));
    }

    private static <K, V> Map<K, V> byKey(List<V> found, Function<V, K> key) {
        return found.stream().collect(Collectors.toMap(key, Function.identity()));
    }

    private MailContent prepare(Delivery delivery, Background background) {
        String address = delivery.recipient();
        if (background.suppressed().contains(address)) {
            return new MailContent.Skipped(Trouble.SUPPRESSED);
        }
        if (background.sent().getOrDefault(address, 0) >= mostAnHour) {
            return new MailContent.Skipped(Trouble.TOO_MANY);
        }
        CaseId id = delivery.notice().caseId();
        Account account = background.accounts().get(delivery.account());
        Optional<MailTrigger> trigger = MailTrigger.of(delivery.notice());
        if (trigger.filter(MailTrigger.REPORT::equals).isPresent()) {
            return reports.prepare(delivery)
                    .<MailContent>map(mail -> new MailContent.OfReport(delivery, mail))
                    .orElseGet(() -> new MailContent.Skipped(Trouble.GONE));
        }
        if (account == null || trigger.isEmpty()) {
            return new MailContent.Skipped(Trouble.GONE);
        }
        return id == null
                ? aboutPlan(delivery, trigger.get(), account, background)
                : aboutCase(delivery, trigger.get(), account, id, background);
    }

    /** A mail for a member who administers the account, and still does. */
    private MailContent aboutPlan(Delivery delivery, MailTrigger trigger, Account account, Background background) {
        Notice notice = delivery.notice();
        Optional<Person> to = background
                .personOf(delivery.recipient())
                .filter(person -> person.isActive() && account.id().equals(person.account()))
                .filter(person -> person.grants().contains(Grant.ADMINISTER));
        if (to.isEmpty()) {
            return new MailContent.Skipped(Trouble.GONE);
        }
        String by = people.find(new PersonId(notice.detail(3)))
                .filter(person -> account.id().equals(person.account()))
                .map(Person::name)
                .orElse("");
        return new MailContent.OfPlan(
                trigger,
                delivery,
                to.get(),
                account,
                new SupportPlan(notice.detail(0)),
                new SupportPlan(notice.detail(1)),
                Instant.parse(notice.detail(2)),
                by);
    }

    private static MailContent aboutCase(
            Delivery delivery, MailTrigger trigger, Account account, CaseId id, Background background) {
        SupportCase supportCase = background.cases().get(id);
        Optional<Person> to = background.personOf(delivery.recipient());
        if (supportCase == null || isHiddenFrom(delivery.recipient(), to, supportCase)) {
            return new MailContent.Skipped(Trouble.GONE);
        }
        return new MailContent.Ready(
                trigger,
                delivery,
                to.filter(person -> person.id().equals(supportCase.requester())).isPresent(),
                account,
                supportCase,
                background.calls().get(id),
                said(trigger, delivery.notice(), supportCase.correspondence()));
    }

    /**
     * Whether the address belongs to a person who was deactivated since the mail was planned, or to a member who was
     * named in the case then, and is not any more.
     */
    private static boolean isHiddenFrom(String address, Optional<Person> to, SupportCase supportCase) {
        return supportCase.contacts().stream().noneMatch(address::equalsIgnoreCase)
                && to.filter(person -> !person.isActive() || isMemberApart(person, supportCase))
                        .isPresent();
    }

    private static boolean isMemberApart(Person person, SupportCase supportCase) {
        return supportCase.account().equals(person.account())
                && !supportCase.requester().equals(person.id())
                && !supportCase.audience().named().contains(person.id());
    }

    private static @Nullable Communication said(
            MailTrigger trigger, Notice notice, List<Communication> correspondence) {
        if (trigger == MailTrigger.REMINDED) {
            return correspondence.stream()
                    .filter(entry -> entry.purpose() == Communication.Purpose.QUESTION)
                    .reduce((earlier, later) -> later)
                    .orElse(null);
        }
        int number = notice.communication();
        return number > 0 && number <= correspondence.size() ? correspondence.get(number - 1) : null;
    }

    /**
     * What is known about a batch of mails.
     *
     * @param sent how many mails each address got within the hour, with those of this batch before
     * @param calls the call that support owes in each case
     * @param people by the address that they sign in with
     */
    private record Background(
            Set<String> suppressed,
            Map<String, Integer> sent,
            Map<AccountId, Account> accounts,
            Map<CaseId, SupportCase> cases,
            Map<CaseId, Callback> calls,
            Map<String, Person> people) {

        Optional<Person> personOf(String address) {
            return Optional.ofNullable(people.get(Person.signInName(address)));
        }
    }
}
