package org.caseport.web.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.caseport.web.application.SealedForTests;
import org.caseport.web.security.session.RandomToken;
import org.caseport.web.security.session.UserPrincipal;
import org.caseport.web.security.signin.ChangingCredentials.Changing;
import org.junit.jupiter.api.Test;

/** What people change themselves: their password, their second factor and its codes. */
class ChangingCredentialsTest extends SigningInFixture {

    @Test
    void a_changed_password_signs_the_person_out_everywhere_else() {
        RandomToken other = welcome().token();
        UserPrincipal here = desk.recognise(welcome().token(), false).orElseThrow();

        assertThat(own.changePassword(here, "wrong", "a long new one")).isEqualTo(new Changing.Wrong());
        assertThat(own.changePassword(here, "right", "too short")).isEqualTo(new Changing.BadPassword(12));
        assertThat(own.changePassword(here, "right", ANA.toUpperCase(Locale.ROOT)))
                .isEqualTo(new Changing.SamePassword());
        assertThat(desk.holder(other)).isPresent();
        resets.store(here.person().id(), "hash", clock.now.plusSeconds(60));
        assertThat(own.changePassword(here, "right", "a long new one")).isEqualTo(new Changing.Done());

        assertThat(signIns.byToken).containsOnlyKeys(here.tokenHash());
        assertThat(resets.find("hash", clock.now)).as("a link asked for before").isEmpty();
        assertThat(signingIn.signIn(ANA, "right")).isEqualTo(WRONG);
        assertThat(signingIn.signIn(ANA, "a long new one")).isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void an_open_page_gets_no_more_guesses_at_the_password_than_the_sign_in_page() {
        UserPrincipal here = desk.recognise(welcome().token(), false).orElseThrow();
        for (int i = 0; i < 4; i++) {
            own.changePassword(here, "wrong", "a long new one");
        }

        assertThat(own.changePassword(here, "wrong", "a long new one"))
                .isEqualTo(new Changing.Wait(Duration.ofSeconds(30)));
        assertThat(own.changePassword(here, "right", "a long new one"))
                .isEqualTo(new Changing.Wait(Duration.ofSeconds(30)));
    }

    @Test
    void turning_off_and_new_codes_ask_for_both_again() {
        String key = enrolled();
        String code = SealedForTests.codeOf(key, clock.now);

        assertThat(own.turnOff(ana(), "right", "000000")).isEqualTo(new Changing.Wrong());
        assertThat(own.turnOff(ana(), "wrong", code)).isEqualTo(new Changing.Wrong());
        assertThat(own.renewCodes(ana(), "right", code)).isInstanceOf(Changing.Codes.class);
        assertThat(second.finish(halfway(), recovery.get(0))).isEqualTo(WRONG);
        assertThat(own.turnOff(ana(), "right", code)).as("a code works once").isEqualTo(new Changing.Wrong());
        assertThat(own.turnOff(ana(), "right", SealedForTests.codeOf(key, clock.now.plusSeconds(30))))
                .isEqualTo(new Changing.Done());
        assertThat(signingIn.signIn(ANA, "right")).isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void what_a_role_requires_cannot_be_turned_off() {
        String key = enrolled();
        require("administrator");

        assertThat(own.turnOff(ana(), "right", SealedForTests.codeOf(key, clock.now)))
                .isEqualTo(new Changing.Impossible());
        assertThat(factors.byPerson).isNotEmpty();
    }

    @Test
    void what_is_told_about_second_factors_holds_no_secret() {
        String key = enrolled();
        second.finish(halfway(), recovery.get(0));

        assertThat(told.toString())
                .contains("second-factor.enrolled", "second-factor.recovery-code-used")
                .doesNotContain(key)
                .doesNotContain(recovery.get(0));
        assertThat(factors.byPerson.toString()).doesNotContain(key);
    }
}
