package org.caseport.web.security.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.web.application.SealedForTests;
import org.caseport.web.application.factor.FactorSetup;
import org.caseport.web.application.factor.ManagingSecondFactor;
import org.caseport.web.security.session.RandomToken;
import org.junit.jupiter.api.Test;

/** Signing in with a password and a code. */
class SecondFactorTest extends SigningInFixture {

    @Test
    void with_a_second_factor_the_password_alone_opens_nothing() {
        String key = enrolled();

        SignInOutcome outcome = signingIn.signIn(ANA, "right");

        assertThat(outcome).isInstanceOf(SignInOutcome.SecondFactorRequired.class);
        assertThat(signIns.byToken).isEmpty();
        RandomToken step = ((SignInOutcome.SecondFactorRequired) outcome).step();
        assertThat(desk.holder(step)).isEmpty();
        assertThat(second.finish(step, SealedForTests.codeOf(key, clock.now)))
                .isInstanceOf(SignInOutcome.SignedIn.class);
        assertThat(told)
                .last()
                .isEqualTo(new JournalEntry(
                        null, new PersonId("ana"), "sign-in", "ana", "done", "second-factor", clock.now));
    }

    @Test
    void a_wrong_password_is_answered_alike_with_and_without_a_second_factor() {
        enrolled();

        assertThat(signingIn.signIn(ANA, "wrong")).isEqualTo(WRONG).isEqualTo(signingIn.signIn(NOBODY, "wrong"));
    }

    @Test
    void each_code_opens_once_and_a_clock_may_be_one_step_off() {
        String key = enrolled();
        String code = SealedForTests.codeOf(key, clock.now);

        assertThat(second.finish(halfway(), code)).isInstanceOf(SignInOutcome.SignedIn.class);
        assertThat(second.finish(halfway(), code)).isEqualTo(WRONG);
        // An earlier code than one that was taken is no use either.
        assertThat(second.finish(halfway(), SealedForTests.codeOf(key, clock.now.minusSeconds(30))))
                .isEqualTo(WRONG);
        assertThat(second.finish(halfway(), SealedForTests.codeOf(key, clock.now.plusSeconds(60))))
                .isEqualTo(WRONG);
        assertThat(second.finish(halfway(), SealedForTests.codeOf(key, clock.now.plusSeconds(30))))
                .isInstanceOf(SignInOutcome.SignedIn.class);
        clock.now = clock.now.plusSeconds(90);
        assertThat(second.finish(halfway(), SealedForTests.codeOf(key, clock.now.minusSeconds(30))))
                .isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void a_code_is_understood_however_it_is_typed() {
        String key = enrolled();
        String code = SealedForTests.codeOf(key, clock.now);
        StringBuilder wide = new StringBuilder();
        code.chars().forEach(digit -> wide.append((char) (digit - '0' + '\uff10')));

        assertThat(second.finish(halfway(), " " + wide.substring(0, 3) + " " + wide.substring(3)))
                .isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void a_recovery_code_opens_once_in_place_of_the_app() {
        enrolled();
        String code = recovery.get(3);

        assertThat(second.finish(halfway(), code.toUpperCase(Locale.ROOT).replace("-", " ")))
                .isInstanceOf(SignInOutcome.SignedIn.class);
        assertThat(second.finish(halfway(), code)).isEqualTo(WRONG);
        assertThat(keeping.codesLeft(ana())).isEqualTo(9);
        assertThat(factors.codes.toString()).doesNotContain(code).doesNotContain(code.replace("-", ""));
    }

    @Test
    void wrong_codes_lock_out_like_wrong_passwords_and_a_right_password_does_not_begin_anew() {
        enrolled();
        for (int i = 0; i < 4; i++) {
            assertThat(second.finish(halfway(), "000000")).isEqualTo(WRONG);
        }
        RandomToken step = halfway();

        assertThat(second.finish(step, "000000")).isEqualTo(new SignInOutcome.Wait(Duration.ofSeconds(30)));
        assertThat(second.finish(step, recovery.get(0))).isEqualTo(new SignInOutcome.Wait(Duration.ofSeconds(30)));
        assertThat(signingIn.signIn(ANA, "right")).isEqualTo(new SignInOutcome.Wait(Duration.ofSeconds(30)));
        clock.now = clock.now.plusSeconds(30);
        assertThat(second.finish(halfway(), recovery.get(0))).isInstanceOf(SignInOutcome.SignedIn.class);
        assertThat(signIns.failuresOf(ANA).inARow()).isZero();
    }

    @Test
    void ten_minutes_after_the_password_it_is_asked_for_again() {
        enrolled();
        RandomToken step = halfway();

        clock.now = clock.now.plus(Duration.ofMinutes(10)).plusSeconds(1);

        assertThat(second.finish(step, recovery.get(0))).isInstanceOf(SignInOutcome.Expired.class);
        assertThat(keeping.codesLeft(ana())).isEqualTo(10);
    }

    @Test
    void a_step_is_used_up_with_the_sign_in() {
        enrolled();
        RandomToken step = halfway();
        second.finish(step, recovery.get(0));

        assertThat(second.finish(step, recovery.get(1))).isInstanceOf(SignInOutcome.Expired.class);
    }

    @Test
    void where_the_role_requires_it_the_first_sign_in_leads_through_the_set_up() {
        require("agent, ADMINISTRATOR");
        RandomToken step = halfway();
        FactorSetup setup = keeping.begin(ana(), "Support");
        List<ManagingSecondFactor.Outcome> heard = new ArrayList<>();

        assertThat(second.enrol(step, setup.sealed(), "000000", heard::add)).isEqualTo(WRONG);
        assertThat(factors.byPerson).isEmpty();
        String code = SealedForTests.codeOf(setup.key(), clock.now);
        assertThat(second.enrol(step, setup.sealed(), code, heard::add)).isInstanceOf(SignInOutcome.SignedIn.class);
        assertThat(heard).last().isInstanceOfSatisfying(ManagingSecondFactor.Outcome.On.class, on -> assertThat(
                        on.recoveryCodes())
                .hasSize(10)
                .doesNotHaveDuplicates());
        // The code that turned it on is used up.
        assertThat(second.finish(halfway(), code)).isEqualTo(WRONG);
    }

    @Test
    void whoever_has_a_second_factor_cannot_replace_it_between_password_and_code() {
        enrolled();
        FactorSetup mine = keeping.begin(ana(), "Support");

        assertThat(second.enrol(halfway(), mine.sealed(), SealedForTests.codeOf(mine.key(), clock.now), any -> {}))
                .isEqualTo(WRONG);
    }

    @Test
    void other_roles_are_not_asked_and_a_role_that_does_not_exist_stops_the_start() {
        require("agent");
        assertThat(signingIn.signIn(ANA, "right")).isInstanceOf(SignInOutcome.SignedIn.class);

        assertThatThrownBy(() -> require("agents")).hasMessageContaining("'agents'");
    }

    @Test
    void a_key_that_was_shown_is_good_for_its_person_and_half_an_hour() {
        FactorSetup setup = keeping.begin(ana(), "Support");
        Person other = new Person(new PersonId("kim"), "kim@x.example", "Kim", Set.of(Role.AGENT), null, null, null);

        assertThat(setup.uri()).contains("secret=" + setup.key()).contains("ana%40company.example");
        assertThat(setup.sealed()).doesNotContain(setup.key());
        assertThat(keeping.again(ana(), "Support", setup.sealed()))
                .map(FactorSetup::key)
                .contains(setup.key());
        assertThat(keeping.again(other, "Support", setup.sealed())).isEmpty();
        assertThat(keeping.again(ana(), "Support", "nonsense")).isEmpty();
        clock.now = clock.now.plus(Duration.ofMinutes(30)).plusSeconds(1);
        assertThat(keeping.again(ana(), "Support", setup.sealed())).isEmpty();
    }

    @Test
    void an_administrator_takes_a_lost_factor_away_and_its_person_is_signed_out() {
        String key = enrolled();
        second.finish(halfway(), SealedForTests.codeOf(key, clock.now));
        RandomToken step = halfway();
        Administrator admin = new Administrator(new PersonId("root"), "Root");

        assertThat(keeping.reset(admin, new PersonId("ana"))).isTrue();
        assertThat(keeping.reset(admin, new PersonId("ana"))).isFalse();
        assertThat(signIns.byToken).isEmpty();
        assertThat(desk.holderOfStep(step)).isEmpty();
        assertThat(told)
                .last()
                .extracting(JournalEntry::act, JournalEntry::person, JournalEntry::target)
                .containsExactly("second-factor.reset", new PersonId("root"), "ana");
        assertThat(signingIn.signIn(ANA, "right")).isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void second_factors_outlive_the_key_that_sealed_them() {
        String key = enrolled();
        injector.with(SealedForTests.under(NEXT_KEY, KEY)).fill(keeping);
        assertThat(keeping.sealAgain()).isEqualTo(1);
        assertThat(keeping.sealAgain()).isZero();
        injector.with(SealedForTests.under(NEXT_KEY, "")).fill(keeping);

        assertThat(second.finish(halfway(), SealedForTests.codeOf(key, clock.now)))
                .isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void in_place_of_a_wrong_code_nothing_is_told_about_what_is_sealed_elsewhere() {
        String key = enrolled();
        injector.with(SealedForTests.under(NEXT_KEY, "")).fill(keeping);

        assertThat(second.finish(halfway(), SealedForTests.codeOf(key, clock.now)))
                .isEqualTo(WRONG);
    }
}
