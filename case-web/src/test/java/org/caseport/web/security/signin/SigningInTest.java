package org.caseport.web.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.caseport.domain.account.Person;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.web.security.session.RandomToken;
import org.caseport.web.security.session.SessionLifetime;
import org.caseport.web.security.session.UserPrincipal;
import org.junit.jupiter.api.Test;

/** Signing in with a password, and how long it lasts. */
class SigningInTest extends SigningInFixture {

    @Test
    void the_right_password_opens_whatever_the_capitals_of_the_address_and_the_blanks_around_it() {
        SignInOutcome outcome = signingIn.signIn(" \u00a0\u200bAna@Company.Example\ufeff ", "right");

        assertThat(outcome).isInstanceOfSatisfying(SignInOutcome.SignedIn.class, welcome -> {
            assertThat(desk.holder(welcome.token())).map(Person::email).contains(ANA);
            assertThat(signIns.byToken).containsOnlyKeys(welcome.token().hash());
            assertThat(welcome.token().hash()).doesNotContain(welcome.token().text());
        });
    }

    @Test
    void each_sign_in_has_a_token_of_its_own() {
        SignInOutcome.SignedIn first = (SignInOutcome.SignedIn) signingIn.signIn(ANA, "right");
        SignInOutcome.SignedIn second = (SignInOutcome.SignedIn) signingIn.signIn(ANA, "right");

        assertThat(first.token()).isNotEqualTo(second.token());
    }

    @Test
    void a_sign_in_ends_after_eight_idle_hours_and_not_before() {
        RandomToken token = ((SignInOutcome.SignedIn) signingIn.signIn(ANA, "right")).token();

        clock.now = MONDAY_NINE.plus(Duration.ofHours(8));
        assertThat(desk.holder(token)).isPresent();
        clock.now = clock.now.plus(Duration.ofHours(8)).plusSeconds(1);
        assertThat(desk.holder(token)).isEmpty();
    }

    @Test
    void who_does_not_exist_costs_the_same_work_and_gets_the_same_answer() {
        int before = hash.verified;
        SignInOutcome wrong = signingIn.signIn(ANA, "wrong");
        int forAna = hash.verified - before;
        SignInOutcome nobody = signingIn.signIn(NOBODY, "wrong");
        int forNobody = hash.verified - before - forAna;

        assertThat(nobody).isEqualTo(wrong).isEqualTo(WRONG);
        assertThat(forNobody).isEqualTo(forAna).isEqualTo(1);
    }

    @Test
    void after_five_failures_even_the_right_password_waits() {
        for (String email : List.of(ANA, NOBODY)) {
            for (int i = 0; i < 4; i++) {
                assertThat(signingIn.signIn(email, "wrong")).isEqualTo(WRONG);
            }
            assertThat(signingIn.signIn(email, "wrong")).isEqualTo(new SignInOutcome.Wait(Duration.ofSeconds(30)));
        }
        int before = hash.verified;

        assertThat(signingIn.signIn(ANA, "right")).isEqualTo(new SignInOutcome.Wait(Duration.ofSeconds(30)));
        assertThat(hash.verified).isEqualTo(before);

        clock.now = MONDAY_NINE.plusSeconds(30);
        assertThat(signingIn.signIn(ANA, "right")).isInstanceOf(SignInOutcome.SignedIn.class);
        assertThat(signIns.failuresOf(ANA).inARow()).isZero();
    }

    @Test
    void failures_of_long_ago_are_forgotten() {
        for (int i = 0; i < 4; i++) {
            signingIn.signIn(ANA, "wrong");
        }
        clock.now = MONDAY_NINE.plus(Duration.ofHours(24)).plusSeconds(1);

        assertThat(signingIn.signIn(ANA, "wrong")).isEqualTo(WRONG);
        assertThat(signIns.failuresOf(ANA).inARow()).isEqualTo(1);
    }

    @Test
    void the_journal_knows_of_refusals_but_no_address() {
        signingIn.signIn(ANA, "wrong");
        signingIn.signIn(NOBODY, "wrong");
        signingIn.signIn(ANA, "right");

        assertThat(told).extracting(JournalEntry::outcome).containsExactly("refused", "refused", "done");
        assertThat(told).noneMatch(entry -> entry.toString().contains("@"));
    }

    @Test
    void what_can_be_no_address_or_no_password_is_simply_wrong() {
        assertThat(signingIn.signIn("", "right")).isEqualTo(WRONG);
        assertThat(signingIn.signIn("ana\u0000@company.example", "right")).isEqualTo(WRONG);
        assertThat(signingIn.signIn("a".repeat(255), "right")).isEqualTo(WRONG);
        assertThat(signingIn.signIn(ANA, "x".repeat(1001))).isEqualTo(WRONG);
        assertThat(signIns.failuresOf(ANA).inARow()).isZero();
    }

    @Test
    void a_sign_in_ends_after_a_day_however_busy_it_was() {
        RandomToken token = welcome().token();

        for (int hour = 1; hour <= 24; hour++) {
            clock.now = MONDAY_NINE.plus(Duration.ofHours(hour));
            assertThat(desk.holder(token)).isPresent();
        }
        assertThat(desk.recognise(token, true))
                .map(UserPrincipal::term)
                .map(SessionLifetime::isLast)
                .contains(true);
        clock.now = clock.now.plusSeconds(1);
        assertThat(desk.holder(token)).isEmpty();
        assertThat(desk.stillSignedIn(Set.of(token.hash()))).isEmpty();
    }

    @Test
    void a_page_that_asks_by_itself_keeps_nobody_signed_in() {
        RandomToken token = welcome().token();

        clock.now = MONDAY_NINE.plus(Duration.ofHours(8));
        assertThat(desk.recognise(token, true))
                .map(UserPrincipal::term)
                .map(SessionLifetime::ends)
                .contains(clock.now);
        clock.now = clock.now.plusSeconds(1);
        assertThat(desk.recognise(token, true)).isEmpty();
    }

    @Test
    void the_warning_comes_five_minutes_before_the_end_or_after_three_quarters_of_a_short_time() {
        assertThat(desk.warning()).isEqualTo(Duration.ofMinutes(5));
        injector.setting("caseport.session.idle", Duration.ofMinutes(8)).fill(desk);
        assertThat(desk.warning()).isEqualTo(Duration.ofMinutes(2));
    }
}
