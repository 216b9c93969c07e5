package org.caseport.web.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.journal.JournalSearch;
import org.caseport.domain.journal.RecordedEntry;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.fakes.InMemoryAccountPlans;
import org.caseport.web.fakes.InMemoryAccounts;
import org.caseport.web.fakes.InMemoryMemberships;
import org.caseport.web.security.session.PasswordHasher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DemoPeopleTest {

    private final List<Person> stored = new ArrayList<>();

    @Test
    void who_was_erased_does_not_come_back_with_the_next_start_and_who_was_not_does() {
        DemoPeople demo = new DemoPeople();
        demo.demo = new DemoMode();
        demo.demo.on = true;
        demo.accounts = new InMemoryAccounts();
        demo.plans = new InMemoryAccountPlans(demo.accounts);
        demo.clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        demo.people = people();
        demo.agents = (Agents) Proxy.newProxyInstance(
                Agents.class.getClassLoader(), new Class<?>[] {Agents.class}, (proxy, method, arguments) -> null);
        demo.memberships = new InMemoryMemberships();
        demo.passwordHasher = new NoPasswords();
        demo.journal = new Erased();

        demo.settle(new DatabaseStatus.Ready());

        assertThat(stored)
                .extracting(person -> person.id().value())
                .contains("demo-business", "demo-agent", "demo-intern")
                .doesNotContain("demo-business2", "demo-agent2");
    }

    /** Nobody is there at first. */
    private People people() {
        return (People) Proxy.newProxyInstance(
                People.class.getClassLoader(), new Class<?>[] {People.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("store")) {
                        stored.add((Person) arguments[0]);
                    }
                    return method.getName().equals("find") ? Optional.empty() : null;
                });
    }

    /** A member and an agent were erased, and somebody tried to erase another member. */
    private static final class Erased implements JournalSearch {

        @Override
        public List<Found> find(Filter filter, @Nullable Place after, int most) {
            String target = String.valueOf(filter.target());
            String outcome = target.equals("demo-business2") || target.equals("demo-agent2") ? "done" : "refused";
            JournalEntry entry =
                    new JournalEntry(filter.chain(), null, "person.erased", target, outcome, "", Instant.EPOCH);
            return List.of(new Found(new RecordedEntry(filter.chain(), 1, entry, null), 1));
        }

        @Override
        public boolean did(AccountId account, PersonId person, String act, String target, Instant since) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class NoPasswords extends PasswordHasher {

        @Override
        public String hash(String password) {
            return "hash";
        }
    }
}
