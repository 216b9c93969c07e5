package org.caseport.web.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.caseport.web.security.session.Device;
import org.caseport.web.security.session.RandomToken;
import org.junit.jupiter.api.Test;

/** A deactivated person gets in by nothing, and learns nothing by trying. Also, what a first sign-in notes. */
class DeactivatedSignInTest extends SigningInFixture {

    @Test
    void the_right_password_is_answered_as_a_wrong_one() {
        people.deactivate(ana().id(), clock.now);

        assertThat(signingIn.signIn(ANA, "right")).isEqualTo(WRONG);
        assertThat(signingIn.signIn(ANA, "guess")).isEqualTo(WRONG);
        assertThat(hash.verified).as("both take the time of a check").isEqualTo(2);
    }

    @Test
    void a_sign_in_that_another_server_has_not_ended_yet_opens_nothing() {
        RandomToken token = welcome().token();
        people.deactivate(ana().id(), clock.now);

        assertThat(desk.recognise(token, false)).isEmpty();
        assertThat(desk.recognise(token, true)).isEmpty();
    }

    @Test
    void the_second_step_is_not_finished_after_the_first_was_taken_in_time() {
        enrolled();
        RandomToken step = halfway();
        people.deactivate(ana().id(), clock.now);

        assertThat(second.finish(step, recovery.get(0))).isEqualTo(new SignInOutcome.Expired());
    }

    @Test
    void who_comes_back_signs_in_with_the_same_password() {
        people.deactivate(ana().id(), clock.now);
        people.deactivate(ana().id(), null);

        assertThat(signingIn.signIn(ANA, "right")).isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void the_browsers_zone_is_taken_at_the_first_sign_in_and_only_if_it_is_one() {
        desk.describe(welcome().token(), new Device("Firefox", "Linux"), "No/Where");
        assertThat(ana().zone()).isNull();

        desk.describe(welcome().token(), new Device("Firefox", "Linux"), "Asia/Tokyo");
        desk.describe(welcome().token(), new Device("Firefox", "Linux"), "Europe/Berlin");

        assertThat(ana().zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
        assertThat(signIns.byToken.values()).allMatch(one -> one.device().equals("Firefox/Linux"));
    }

    @Test
    void one_sign_in_is_ended_alone_and_only_if_it_is_the_persons() {
        RandomToken kept = welcome().token();
        RandomToken other = welcome().token();

        assertThat(desk.endOne(ana().id(), ana(), "guess")).isFalse();
        assertThat(desk.endOne(ana().id(), ana(), other.hash().substring(0, 16)))
                .isTrue();

        assertThat(desk.holder(kept)).isPresent();
        assertThat(desk.holder(other)).isEmpty();
    }
}
