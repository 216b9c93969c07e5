package org.caseport.web.application.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.notice.BouncedAddresses;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Deliveries;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Delivery.Trouble;
import org.caseport.domain.notice.MailTrigger;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.plan.SupportPlan;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Collects the data for a mail, or the reason why none may be sent to its address. */
@ApplicationScoped
@Transactional
public class PreparingMail {

    @Inject
    Cases cases;

    @Inject
    Accounts accounts;

    @Inject
    Callbacks callbacks;

    @Inject
    People people;

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

    public MailContent prepare(Delivery delivery) {
        String address = delivery.recipient();
        if (addresses.isSuppressed(address)) {
            return new MailContent.Skipped(Trouble.SUPPRESSED);
        }
        if (deliveries.doneSince(Channel.MAIL, address, clock.instant().minus(Duration.ofHours(1))) >= mostAnHour) {
            return new MailContent.Skipped(Trouble.TOO_MANY);
        }
        CaseId id = delivery.notice().caseId();
        Optional<Account> account = accounts.find(delivery.account());
        Optional<MailTrigger> trigger = MailTrigger.of(delivery.notice());
        if (account.isEmpty() || trigger.isEmpty()) {
            return new MailContent.Skipped(Trouble.GONE);
        }
        return id == null
                ? aboutPlan(delivery, trigger.get(), account.get())
                : aboutCase(delivery, trigger.get(), account.get(), id);
    }

    /** A mail for a member who administers the account, and still does. */
    private MailContent aboutPlan(Delivery delivery, MailTrigger trigger, Account account) {
        Notice notice = delivery.notice();
        Optional<Person> to = people.findByEmail(delivery.recipient())
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

    private MailContent aboutCase(Delivery delivery, MailTrigger trigger, Account account, CaseId id) {
        String address = delivery.recipient();
        Optional<SupportCase> found = cases.find(Visibility.ofSupport(id.account()), id);
        if (found.isEmpty()) {
            return new MailContent.Skipped(Trouble.GONE);
        }
        SupportCase supportCase = found.get();
        if (isHiddenFrom(address, supportCase)) {
            return new MailContent.Skipped(Trouble.GONE);
        }
        boolean toRequester = people.find(supportCase.requester())
                .filter(person -> person.email().equalsIgnoreCase(address))
                .isPresent();
        return new MailContent.Ready(
                trigger,
                delivery,
                toRequester,
                account,
                supportCase,
                callbacks.of(id).stream().filter(Callback::isOpen).findFirst().orElse(null),
                said(trigger, delivery.notice(), supportCase.correspondence()));
    }

    /**
     * Whether the address belongs to a person who was deactivated since the mail was planned, or to a member who was
     * named in the case then, and is not any more.
     */
    private boolean isHiddenFrom(String address, SupportCase supportCase) {
        return supportCase.contacts().stream().noneMatch(address::equalsIgnoreCase)
                && people.findByEmail(address)
                        .filter(person -> !person.isActive() || isMemberApart(person, supportCase))
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
}
