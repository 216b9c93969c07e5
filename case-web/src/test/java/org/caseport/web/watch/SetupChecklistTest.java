package org.caseport.web.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Invitation;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.storage.Backups;
import org.caseport.web.Injector;
import org.caseport.web.application.PortalUrls;
import org.caseport.web.application.SealedForTests;
import org.caseport.web.application.account.InvitationMail;
import org.caseport.web.application.upkeep.BackingUp;
import org.caseport.web.fakes.InMemoryAccounts;
import org.caseport.web.fakes.InMemoryPeople;
import org.caseport.web.watch.SetupChecklist.Step;
import org.junit.jupiter.api.Test;

/** The steps of setting up Support Center. */
class SetupChecklistTest {

    private static final Administrator TOMASZ = new Administrator(new PersonId("tomasz"), "Tomasz");
    private static final AccountId ACCOUNT = new AccountId("210987654321");
    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryPeople people = new InMemoryPeople();

    @Test
    void nothing_is_done_on_a_new_server_with_the_embedded_database() {
        people.store(person("tomasz", Role.ADMINISTRATOR));

        assertThat(done(setup("", Optional.empty(), Optional.empty(), false, true)))
                .isEmpty();
    }

    @Test
    void a_database_server_has_backups_of_its_own() {
        assertThat(done(setup("", Optional.empty(), Optional.empty(), false, false)))
                .containsExactly(Step.BACKUP);
    }

    @Test
    void all_is_done_once_the_operator_has_set_it_and_a_member_and_an_agent_are_there() {
        accounts.store(new Account(
                ACCOUNT, "A", "DE", null, ZoneId.of("Europe/Berlin"), new SupportPlan("business"), false, null));
        people.store(person("ana", Role.MEMBER));
        people.store(person("kim", Role.AGENT));

        assertThat(done(setup(KEY, Optional.of("https://s.example"), Optional.of("/backups"), true, true)))
                .containsExactly(Step.values());
    }

    private static List<Step> done(SetupChecklist setup) {
        return Arrays.stream(Step.values())
                .filter(step -> setup.steps(TOMASZ).getOrDefault(step, false))
                .toList();
    }

    private static Person person(String id, Role role) {
        return new Person(
                new PersonId(id),
                id + "@a.example",
                id,
                Set.of(role),
                role == Role.MEMBER ? ACCOUNT : null,
                null,
                null);
    }

    private SetupChecklist setup(
            String key, Optional<String> address, Optional<String> folder, boolean mail, boolean embedded) {
        BackingUp backups = new Injector()
                .setting("caseport.backup.folder", folder)
                .with(new Backups() {
                    @Override
                    public boolean areMadeHere() {
                        return embedded;
                    }

                    @Override
                    public void make(Path file) {
                        throw new UnsupportedOperationException();
                    }
                })
                .fill(new BackingUp());
        return new Injector()
                .with(
                        accounts,
                        people,
                        backups,
                        SealedForTests.under(key),
                        new Injector().setting("caseport.external.url", address).fill(new PortalUrls()))
                .with(InvitationMail.class, new Mail(mail))
                .fill(new SetupChecklist());
    }

    private record Mail(boolean isSet) implements InvitationMail {

        @Override
        public boolean send(Invitation invitation, String inviter, Account account, String link, Locale language) {
            throw new UnsupportedOperationException();
        }
    }
}
