package org.caseport.web.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.directory.DirectoryIdentity;
import org.caseport.web.directory.Directories;
import org.caseport.web.directory.DirectoryPerson;
import org.caseport.web.directory.LdapDirectory;
import org.caseport.web.directory.SignInMethod;
import org.caseport.web.security.admission.ManagingDirectorySignIns;
import org.caseport.web.security.admission.ProvisioningPeople;
import org.caseport.web.security.admission.SignInDenialReason;
import org.caseport.web.security.session.Lockout;
import org.caseport.web.security.session.ManagingSignIns;
import org.caseport.web.security.session.RandomToken;
import org.junit.jupiter.api.Test;

class SigningInByLdapTest {

    private static final DirectoryIdentity OLIVIA = new DirectoryIdentity("ldap", "entryUUID:1");
    private static final SignInOutcome WRONG = new SignInOutcome.Wrong();

    private final Directory directory = new Directory();
    private final Desk desk = new Desk();
    private final Admitting admitting = new Admitting();
    private final SigningInByLdap signingIn = new SigningInByLdap();

    SigningInByLdapTest() {
        signingIn.signInSettings = Directories.ways("local,ldap", "group:x -> agent");
        signingIn.directory = directory;
        signingIn.provisioning = admitting;
        signingIn.managingSignIns = desk;
        signingIn.managingDirectorySignIns = new Book();
    }

    @Test
    void the_directorys_password_opens() {
        assertThat(signingIn.signIn(" olivia ", "right")).isInstanceOf(SignInOutcome.SignedIn.class);
        assertThat(desk.failures).isEmpty();
    }

    @Test
    void guesses_count_for_the_person_by_whatever_name_and_apart_from_passwords_of_ours() {
        signingIn.signIn("olivia", "guess");
        signingIn.signIn("olivia@company.example", "guess");
        signingIn.signIn("nobody", "guess");

        assertThat(desk.failures).containsExactlyInAnyOrderEntriesOf(Map.of("ldap:entryUUID:1", 2, "ldap:nobody", 1));
    }

    @Test
    void whoever_has_to_wait_is_not_even_asked_about() {
        desk.failures.put("ldap:entryUUID:1", 5);

        assertThat(signingIn.signIn("olivia", "right")).isEqualTo(new SignInOutcome.Wait(Duration.ofSeconds(30)));
        assertThat(directory.checked).isEmpty();
    }

    @Test
    void an_empty_password_or_a_name_that_can_be_nobodys_is_simply_wrong() {
        assertThat(signingIn.signIn("olivia", "")).isEqualTo(WRONG);
        assertThat(signingIn.signIn(" ", "right")).isEqualTo(WRONG);
        assertThat(signingIn.signIn("oli\u0000via", "right")).isEqualTo(WRONG);
        signingIn.signInSettings = Directories.ways("local", "");
        assertThat(signingIn.signIn("olivia", "right")).isEqualTo(WRONG);
        assertThat(directory.checked).isEmpty();
    }

    @Test
    void a_directory_that_is_away_costs_nobody_a_try() {
        directory.away = true;

        assertThat(signingIn.signIn("olivia", "right")).isEqualTo(new SignInOutcome.Denied(SignInDenialReason.AWAY));
        assertThat(desk.failures).isEmpty();
    }

    @Test
    void whom_the_directory_has_disabled_is_out_although_the_password_is_right() {
        directory.out = true;

        assertThat(signingIn.signIn("olivia", "right"))
                .isEqualTo(new SignInOutcome.Denied(SignInDenialReason.DISABLED));
        assertThat(admitting.shutOut).containsExactly(OLIVIA);
        assertThat(signingIn.signIn("olivia", "wrong"))
                .as("who does not know the password learns nothing")
                .isEqualTo(WRONG);
    }

    private static final class Directory extends LdapDirectory {

        final List<String> checked = new ArrayList<>();
        boolean out;
        boolean away;

        @Override
        public Optional<Found> named(String name) {
            if (away) {
                throw Directories.away();
            }
            return name.startsWith("olivia")
                    ? Optional.of(new Found(
                            "uid=olivia",
                            new DirectoryPerson(
                                    SignInMethod.LDAP,
                                    OLIVIA,
                                    "olivia@company.example",
                                    true,
                                    "Olivia",
                                    Set.of(),
                                    Map.of()),
                            out))
                    : Optional.empty();
        }

        @Override
        public boolean isPasswordOf(Found found, String password) {
            checked.add(password);
            return password.equals("right");
        }
    }

    private static final class Desk extends ManagingSignIns {

        final Map<String, Integer> failures = new HashMap<>();

        @Override
        public Duration admit(String name) {
            if (failures.getOrDefault(name, 0) >= Lockout.FREE) {
                return Lockout.FIRST;
            }
            failures.merge(name, 1, Integer::sum);
            return Duration.ZERO;
        }

        @Override
        public Duration refuse(String name, String why) {
            return Duration.ZERO;
        }
    }

    private final class Book extends ManagingDirectorySignIns {

        @Override
        public RandomToken welcome(Person person, DirectoryIdentity id, String failures) {
            SigningInByLdapTest.this.desk.failures.remove(failures);
            return RandomToken.fresh();
        }

        @Override
        public void refused(String detail) {
            assertThat(detail).startsWith("ldap ");
        }
    }

    private static final class Admitting extends ProvisioningPeople {

        final List<DirectoryIdentity> shutOut = new ArrayList<>();

        @Override
        public ProvisioningPeople.Outcome admit(DirectoryPerson who) {
            return new ProvisioningPeople.Outcome.Admitted(
                    new Person(new PersonId("o"), who.email(), who.name(), Set.of(Role.AGENT), null, null, null));
        }

        @Override
        public void shutOut(DirectoryIdentity id, SignInDenialReason why) {
            shutOut.add(id);
        }
    }
}
