package org.caseport.persistence.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.SignIn;
import org.caseport.domain.account.SignIns;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.Sample;
import org.junit.jupiter.api.Test;

/** What sign-ins promise, whatever the database. */
abstract class SignInContract extends DatabaseContract {

    @Test
    void a_sign_in_holds_while_it_is_used_and_ends_when_idle() {
        PersonId person = signedIn("token-a");
        Duration idle = Duration.ofMinutes(30);
        Instant later = MONDAY_NINE.plus(Duration.ofMinutes(20));
        Instant muchLater = later.plus(Duration.ofMinutes(20));

        assertThat(holder("token-a", later, idle)).contains(person);
        assertThat(holder("token-a", muchLater, idle)).contains(person);
        assertThat(holder("token-a", muchLater.plus(Duration.ofMinutes(31)), idle))
                .isEmpty();
        assertThat(holder("token\0b", later, idle)).isEmpty();
    }

    @Test
    void a_sign_in_can_be_ended_alone_or_with_all_others_of_the_person() {
        PersonId person = signedIn("token-c");
        database.act(kept -> {
            kept.signIns.start("token-d", person, MONDAY_NINE);
            kept.signIns.start("token-e", person, MONDAY_NINE);
            kept.signIns.end("token-c");
        });

        assertThat(holder("token-c", MONDAY_NINE, Duration.ofHours(1))).isEmpty();
        assertThat(holder("token-d", MONDAY_NINE, Duration.ofHours(1))).contains(person);
        database.act(kept -> kept.signIns.endAllOf(person));
        assertThat(holder("token-d", MONDAY_NINE, Duration.ofHours(1))).isEmpty();
        assertThat(holder("token-e", MONDAY_NINE, Duration.ofHours(1))).isEmpty();
    }

    @Test
    void idle_sign_ins_are_forgotten() {
        signedIn("token-f");

        int forgotten = database.ask(kept -> kept.signIns.forgetBeyond(
                new SignIn.Bounds(MONDAY_NINE.plusSeconds(1), MONDAY_NINE.minus(Duration.ofDays(1)))));

        assertThat(forgotten).isPositive();
        assertThat(database.count("sign_in", "token_hash = 'token-f'")).isZero();
    }

    @Test
    void failures_in_a_row_are_counted_even_when_they_come_at_once() throws Exception {
        String name = "Guess\0er 🥨".repeat(100);
        database.act(kept -> assertThat(kept.signIns.failuresOf(name).inARow()).isZero());

        atOnce(10, () -> {
            database.act(kept -> kept.signIns.noteFailure(name, MONDAY_NINE));
            return true;
        });

        SignIns.Failures failures = database.ask(kept -> kept.signIns.failuresOf(name));
        assertThat(failures).isEqualTo(new SignIns.Failures(10, MONDAY_NINE));
        database.act(kept -> kept.signIns.clearFailures(name));
        database.act(kept -> assertThat(kept.signIns.failuresOf(name).inARow()).isZero());
    }

    private PersonId signedIn(String token) {
        Member member = Sample.memberOf(database);
        database.act(kept -> {
            kept.people.store(Sample.person(member));
            kept.signIns.start(token, member.id(), MONDAY_NINE);
        });
        return member.id();
    }

    private Optional<PersonId> holder(String token, Instant now, Duration idle) {
        return database.ask(kept -> kept.signIns
                .holder(token, now, new SignIn.Bounds(now.minus(idle), now.minus(Duration.ofDays(1))))
                .map(SignIn::person));
    }
}
