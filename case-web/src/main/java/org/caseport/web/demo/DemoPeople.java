package org.caseport.web.demo;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Logger;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Memberships;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.accountplan.AccountPlans;
import org.caseport.domain.accountplan.PlanPeriod;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.journal.JournalChains;
import org.caseport.domain.journal.JournalSearch;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.security.session.PasswordHasher;
import org.jspecify.annotations.Nullable;

/** Creates the accounts and people of the demo that are missing. What was changed since is left alone. */
@ApplicationScoped
public class DemoPeople {

    public static final String PASSWORD = "demo-caseport";

    /** The priority of creating demo people: before all other observers of the storage, which may need them. */
    public static final int FIRST = 100;

    /** How many journal entries about erasing a person are searched, refused attempts included. */
    private static final int MOST_TRIES = 1_000;

    private static final Logger LOG = Logger.getLogger(DemoPeople.class.getName());

    private static final Account BAKERY =
            account("111111111111", "Bergmann Bakery", "DE", null, "Europe/Berlin", "basic");
    private static final Account APPS =
            account("222222222222", "Dogwood Apps", "US", "US-NY", "America/New_York", "developer");
    private static final Account LOGISTICS =
            account("333333333333", "Blue Harbor Logistics", "GB", null, "Europe/London", "business");
    private static final Account OPTICS =
            account("444444444444", "Ogawa Optics", "JP", null, "Asia/Tokyo", "enterprise-on-ramp");
    private static final Account ENERGY =
            account("555555555555", "Everline Energy", "AU", "AU-NSW", "Australia/Sydney", "enterprise");

    private static final List<Account> ACCOUNTS = List.of(BAKERY, APPS, LOGISTICS, OPTICS, ENERGY);

    private static final List<Person> PEOPLE = List.of(
            person("basic", "Jonas Bergmann", BAKERY, Role.MEMBER),
            person("developer", "Maya Castillo", APPS, Role.MEMBER),
            administrator("business", "Oliver Hughes", LOGISTICS),
            person("business2", "Priya Shah", LOGISTICS, Role.MEMBER),
            person("onramp", "小川 健", OPTICS, Role.MEMBER),
            administrator("enterprise", "Grace Nguyen", ENERGY),
            // Sees only own cases, and may neither resolve them nor manage access keys.
            member("intern", "Leo Tran", ENERGY, Set.of(Grant.OPEN_CASES, Grant.REPLY, Grant.REOPEN)),
            person("agent", "Ines Moreau", null, Role.AGENT),
            person("agent2", "Kenji Tanaka", null, Role.AGENT),
            person("supervisor", "Ruth Adeyemi", null, Role.AGENT, Role.SUPERVISOR),
            person("admin", "Tomasz Nowak", null, Role.ADMINISTRATOR));

    /** The services that the second agent knows; the first knows all, but no Japanese. */
    private static final Set<String> SERVICES_OF_AGENT2 = Set.of(
            "general-info",
            "virtual-machines",
            "containers",
            "functions",
            "relational-database",
            "key-value-database",
            "object-storage",
            "block-storage",
            "virtual-network",
            "dns",
            "load-balancing",
            "vpn");

    @Inject
    DemoMode demo;

    @Inject
    Agents agents;

    @Inject
    Accounts accounts;

    @Inject
    AccountPlans plans;

    @Inject
    People people;

    @Inject
    Memberships memberships;

    @Inject
    JournalSearch journal;

    @Inject
    PasswordHasher passwordHasher;

    @Inject
    Clock clock;

    /** Every demo person, in the order in which the sign-in page shows them. */
    public static List<Person> all() {
        return PEOPLE;
    }

    /** The account of a demo person; null for the support side. */
    public static @Nullable Account accountOf(Person person) {
        return ACCOUNTS.stream()
                .filter(account -> account.id().equals(person.account()))
                .findFirst()
                .orElse(null);
    }

    /** Every demo account, by number. */
    static List<Account> accounts() {
        return ACCOUNTS;
    }

    /** The demo person with this e-mail address. */
    static Person named(String email) {
        return PEOPLE.stream()
                .filter(person -> person.email().equals(email))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no demo person is " + email));
    }

    @Transactional
    void settle(@Observes @Priority(FIRST) DatabaseStatus.Ready ready) {
        if (!demo.isOn()) {
            return;
        }
        for (Account account : ACCOUNTS) {
            if (accounts.find(account.id()).isEmpty()) {
                accounts.store(account);
                plans.begin(account.id(), account.plan(), PlanPeriod.created(account.plan(), clock.instant(), null));
            }
        }
        List<Person> missing = PEOPLE.stream()
                .filter(person -> people.find(person.id()).isEmpty())
                .filter(person -> !isErased(person))
                .toList();
        if (!missing.isEmpty()) {
            // One hash for all, as the password is known; a hash for each would make the first start a second longer.
            String hash = passwordHasher.hash(PASSWORD);
            for (Person person : missing) {
                people.store(person);
                people.setPasswordHash(person.id(), hash);
                giveSkills(person);
            }
            LOG.info("demo mode: created " + missing.size() + " people who all sign in with the demo password");
        }
        appointMissing();
    }

    /** Whether the person was erased here, and so is not created again; deleting the folder brings everybody back. */
    private boolean isErased(Person person) {
        JournalSearch.Filter filter = new JournalSearch.Filter(
                person.account() == null ? JournalChains.OF_NO_ACCOUNT : person.account(),
                JournalAct.PERSON_ERASED.code(),
                null,
                person.id().value());
        return journal.find(filter, null, MOST_TRIES).stream()
                .anyMatch(found -> found.recorded().entry().isDone());
    }

    /**
     * Appoints administrators in a demo that is older than this role. The last one can't be removed, so an account
     * without one never had one.
     */
    private void appointMissing() {
        PEOPLE.stream()
                .filter(person -> person.grants().contains(Grant.ADMINISTER))
                .filter(person -> person.account() != null
                        && people.find(person.id()).isPresent()
                        && memberships.administratorsOf(person.account()).isEmpty())
                .forEach(person -> memberships.grant(person.id(), person.grants()));
    }

    private void giveSkills(Person person) {
        switch (person.id().value()) {
            case "demo-agent" -> agents.setSkills(person.id(), Set.of("en"), Set.of(), null);
            case "demo-agent2" -> agents.setSkills(person.id(), Set.of("en", "ja"), SERVICES_OF_AGENT2, null);
            case "demo-supervisor" -> agents.setSkills(person.id(), Set.of("en", "ja"), Set.of(), null);
            default -> {}
        }
    }

    private static Account account(
            String id, String name, String country, @Nullable String region, String zone, String plan) {
        return new Account(
                new AccountId(id), name, country, region, ZoneId.of(zone), new SupportPlan(plan), false, null);
    }

    private static Person administrator(String name, String fullName, Account account) {
        return member(name, fullName, account, EnumSet.allOf(Grant.class));
    }

    private static Person member(String name, String fullName, Account account, Set<Grant> grants) {
        Person usual = person(name, fullName, account, Role.MEMBER);
        return new Person(usual.id(), usual.email(), usual.name(), usual.roles(), usual.account(), null, null, grants);
    }

    private static Person person(String name, String fullName, @Nullable Account account, Role... roles) {
        return new Person(
                new PersonId("demo-" + name),
                name + "@demo.example",
                fullName,
                Set.of(roles),
                account == null ? null : account.id(),
                null,
                null);
    }
}
