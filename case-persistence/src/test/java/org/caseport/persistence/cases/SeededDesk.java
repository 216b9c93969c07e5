package org.caseport.persistence.cases;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.plan.SupportPlan;

/**
 * Who opens and who answers seeded cases. The first account has the most cases, the second half as many, the third a
 * third; the more an account asks, the more generous its plan.
 */
public final class SeededDesk {

    static final int AGENTS = 16;
    private static final int CASES_AN_ACCOUNT = 2_000;
    private static final int FEWEST_ACCOUNTS = 12;
    /** The largest accounts may use the Support API, however few there are. */
    private static final int WITH_API = 8;

    private static final long FIRST_ACCOUNT = 600_000_000_001L;

    private static final List<Place> PLACES = List.of(
            new Place("DE", "DE-BY", "Europe/Berlin"),
            new Place("GB", null, "Europe/London"),
            new Place("US", "US-NY", "America/New_York"),
            new Place("JP", null, "Asia/Tokyo"),
            new Place("AU", "AU-NSW", "Australia/Sydney"));

    private final List<Account> accounts = new ArrayList<>();
    private final double[] shares;

    public SeededDesk(int cases) {
        int many = Math.max(FEWEST_ACCOUNTS, cases / CASES_AN_ACCOUNT);
        shares = new double[many];
        double sum = 0;
        for (int rank = 1; rank <= many; rank++) {
            sum += 1.0 / rank;
            shares[rank - 1] = sum;
            accounts.add(account(rank, many));
        }
        double all = sum;
        Arrays.setAll(shares, i -> shares[i] / all);
    }

    private static Account account(int rank, int many) {
        Place place = PLACES.get(rank % PLACES.size());
        return new Account(
                new AccountId(Long.toString(FIRST_ACCOUNT + rank - 1)),
                "Seeded account " + rank,
                place.country(),
                place.region(),
                ZoneId.of(place.zone()),
                new SupportPlan(
                        rank <= WITH_API ? plan(Math.min(0.6, (double) rank / many)) : plan((double) rank / many)),
                false,
                null);
    }

    private static String plan(double rank) {
        return rank <= 0.15
                ? "enterprise"
                : rank <= 0.3 ? "enterprise-on-ramp" : rank <= 0.6 ? "business" : rank <= 0.8 ? "developer" : "basic";
    }

    public List<Account> accounts() {
        return accounts;
    }

    Account anAccount(SplittableRandom random) {
        int found = Arrays.binarySearch(shares, random.nextDouble());
        return accounts.get(Math.min(found < 0 ? -found - 1 : found, accounts.size() - 1));
    }

    /** A large account has more people who ask. */
    static int membersOf(Account account) {
        return (int) (2 + 40 / (Long.parseLong(account.id().digits()) - FIRST_ACCOUNT + 1));
    }

    static Member member(Account account, int number) {
        String name = account.country().equals("JP") ? "高橋 " + number : "Member " + number;
        return new Member(
                new PersonId("seed-" + account.id().digits() + "-" + number),
                name,
                emailOf(account.id().digits(), number),
                account.id());
    }

    /** The address of the member with this id, which says the account and the member's number in it. */
    static String emailOf(PersonId member) {
        String[] parts = member.value().split("-", 3);
        return emailOf(parts[1], Integer.parseInt(parts[2]));
    }

    private static String emailOf(String account, int number) {
        return "member" + number + "@" + account + ".seed.example";
    }

    static Agent agent(int number) {
        return new Agent(
                new PersonId(String.format("seed-agent-%02d", number)),
                "Seeded agent " + number,
                number == AGENTS,
                number % 4 == 0 ? Set.of("en", "ja") : Set.of("en"),
                Set.of());
    }

    public static List<Agent> agents() {
        List<Agent> agents = new ArrayList<>();
        for (int number = 1; number <= AGENTS; number++) {
            agents.add(agent(number));
        }
        return agents;
    }

    public List<Person> people() {
        List<Person> people = new ArrayList<>();
        for (Account account : accounts) {
            for (int number = 1; number <= membersOf(account); number++) {
                Member member = member(account, number);
                people.add(new Person(
                        member.id(), member.email(), member.name(), Set.of(Role.MEMBER), account.id(), null, null));
            }
        }
        for (Agent agent : agents()) {
            people.add(new Person(
                    agent.id(),
                    agent.id().value().substring("seed-".length()) + "@seed.example",
                    agent.name(),
                    agent.supervisor() ? Set.of(Role.AGENT, Role.SUPERVISOR) : Set.of(Role.AGENT),
                    null,
                    null,
                    null));
        }
        return people;
    }

    private record Place(String country, String region, String zone) {}
}
