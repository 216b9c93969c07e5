package org.caseport.web.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.Injector;
import org.caseport.web.application.PortalUrls;
import org.caseport.web.directory.Directories;
import org.caseport.web.fakes.InMemoryPeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When a server says that its first administrator has yet to be created. */
class FirstAdministratorTest {

    private static final AccountId ACCOUNT = new AccountId("210987654321");

    private final InMemoryPeople people = new InMemoryPeople();

    @Test
    void a_new_server_awaits_its_first_administrator() {
        assertThat(started("local").isAwaited()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_server_awaits_its_first_administrator_whoever_else_there_is(Role role) {
        FirstAdministrator first = started("local");

        people.store(new Person(new PersonId("kim"), "kim@a.example", "Kim", Set.of(role), ACCOUNT, null, null));

        assertThat(first.isAwaited()).isEqualTo(role != Role.ADMINISTRATOR);
    }

    @Test
    void a_server_without_local_passwords_prints_no_link_and_awaits_none() {
        assertThat(started("oidc").isAwaited()).isFalse();
    }

    private FirstAdministrator started(String ways) {
        Injector injector = new Injector()
                .setting("caseport.address", Optional.empty())
                .setting("caseport.external.url", Optional.of("https://support.example"));
        FirstAdministrator first = injector.with(people, Directories.ways(ways, ""), injector.fill(new PortalUrls()))
                .fill(new FirstAdministrator());
        first.invite(new DatabaseStatus.Ready());
        return first;
    }
}
