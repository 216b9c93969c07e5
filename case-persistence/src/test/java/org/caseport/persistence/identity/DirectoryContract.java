package org.caseport.persistence.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.SignIn;
import org.caseport.domain.directory.DirectoryIdentity;
import org.caseport.domain.directory.DirectorySignIns.Vouched;
import org.caseport.domain.directory.OpenIdAuthorizationRequests.Begun;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is kept about people of a directory, whatever the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DirectoryContract {

    private static final String ISSUER = "https://sso.company.example/realms/company";

    private TestDatabase database;

    abstract TestDatabase open();

    @BeforeAll
    void open_the_database() {
        database = open();
    }

    @AfterAll
    void close_the_database() throws Exception {
        database.close();
    }

    @Test
    void a_person_is_found_by_the_directorys_own_id() {
        DirectoryIdentity id = someone();
        PersonId person = person();
        database.act(kept -> kept.identities.link(id, person, MONDAY_NINE));

        assertThat(database.<Optional<PersonId>>ask(kept -> kept.identities.find(id)))
                .contains(person);
        assertThat(database.<Optional<PersonId>>ask(
                        kept -> kept.identities.find(new DirectoryIdentity("another", id.subject()))))
                .isEmpty();
        assertThat(database.<Boolean>ask(kept -> kept.identities.isKnown(person)))
                .isTrue();
        PersonId stranger = person();
        assertThat(database.<Boolean>ask(kept -> kept.identities.isKnown(stranger)))
                .isFalse();
    }

    @Test
    void what_a_sign_in_keeps_goes_with_the_sign_in() {
        Vouched vouched = signedIn(someone(), "session-1", new SealedSecret("key", "sealed"));

        assertThat(database.<Optional<Vouched>>ask(kept -> kept.vouched.find(vouched.tokenHash())))
                .contains(vouched);
        assertThat(database.<List<Vouched>>ask(kept -> kept.vouched.ofSession(ISSUER, "session-1")))
                .containsExactly(vouched);
        assertThat(database.<List<Vouched>>ask(kept -> kept.vouched.of(vouched.id())))
                .containsExactly(vouched);
        PersonId person = database.<Optional<SignIn>>ask(kept -> kept.signIns.holder(
                        vouched.tokenHash(), MONDAY_NINE, new SignIn.Bounds(Instant.EPOCH, Instant.EPOCH)))
                .orElseThrow()
                .person();
        assertThat(database.<List<String>>ask(kept -> kept.vouched.tokensOf(person)))
                .containsExactly(vouched.tokenHash());
        database.act(kept -> kept.vouched.renew(vouched.tokenHash(), null));
        assertThat(database.ask(kept -> kept.vouched.find(vouched.tokenHash()))
                        .orElseThrow()
                        .refresh())
                .isNull();

        database.act(kept -> kept.signIns.end(vouched.tokenHash()));

        assertThat(database.<Optional<Vouched>>ask(kept -> kept.vouched.find(vouched.tokenHash())))
                .isEmpty();
    }

    @Test
    void the_directory_is_asked_once_in_a_while_and_only_about_people_who_are_here() {
        Instant tenPast = MONDAY_NINE.plus(Duration.ofMinutes(10));
        Instant fiveAgo = tenPast.minus(Duration.ofMinutes(5));
        Vouched here = signedIn(someone(), null, null);
        Vouched idle = signedIn(someone(), null, null);
        database.act(kept -> kept.signIns.holder(
                here.tokenHash(), MONDAY_NINE.plusSeconds(60), new SignIn.Bounds(Instant.EPOCH, Instant.EPOCH)));

        List<Vouched> due =
                database.ask(kept -> kept.vouched.takeDue(fiveAgo, MONDAY_NINE.plusSeconds(60), tenPast, 100));
        List<Vouched> again =
                database.ask(kept -> kept.vouched.takeDue(fiveAgo, MONDAY_NINE.plusSeconds(60), tenPast, 100));

        assertThat(due).contains(here).doesNotContain(idle);
        assertThat(again).doesNotContain(here);
    }

    @Test
    void old_sign_ins_of_one_issuer_are_found() {
        Vouched vouched = signedIn(someone(), null, null);

        assertThat(database.<List<Vouched>>ask(kept -> kept.vouched.startedBefore(ISSUER, MONDAY_NINE.plusSeconds(1))))
                .contains(vouched);
        assertThat(database.<List<Vouched>>ask(kept -> kept.vouched.startedBefore(ISSUER, MONDAY_NINE)))
                .isEmpty();
        assertThat(database.<List<Vouched>>ask(kept -> kept.vouched.startedBefore("ldap", MONDAY_NINE.plusSeconds(1))))
                .isEmpty();
    }

    @Test
    void a_begun_sign_in_is_good_for_one_answer_in_the_same_browser_and_for_a_while() {
        Begun begun = new Begun("state-" + UUID.randomUUID(), "browser", "nonce", "verifier", "/cases?x=1");
        database.act(kept -> kept.begun.keep(begun, MONDAY_NINE));

        assertThat(taken(begun.stateHash(), "another browser", MONDAY_NINE)).isEmpty();
        assertThat(taken(begun.stateHash(), "browser", MONDAY_NINE.plusSeconds(1)))
                .isEmpty();
        assertThat(taken(begun.stateHash(), "browser", MONDAY_NINE)).contains(begun);
        assertThat(taken(begun.stateHash(), "browser", MONDAY_NINE)).isEmpty();

        database.act(kept -> kept.begun.keep(begun, MONDAY_NINE));
        assertThat(database.<Integer>ask(kept -> kept.begun.deleteBefore(MONDAY_NINE.plusSeconds(1))))
                .isEqualTo(1);
    }

    private Optional<Begun> taken(String state, String browser, Instant since) {
        return database.ask(kept -> kept.begun.take(state, browser, since));
    }

    private Vouched signedIn(DirectoryIdentity id, String session, SealedSecret refresh) {
        PersonId person = person();
        Vouched vouched = new Vouched("token-" + UUID.randomUUID(), id, session, "an.id.token", refresh);
        database.act(kept -> {
            kept.signIns.start(vouched.tokenHash(), person, MONDAY_NINE);
            kept.vouched.start(vouched, MONDAY_NINE);
        });
        return vouched;
    }

    private PersonId person() {
        Member member = Sample.memberOf(database);
        database.act(kept -> kept.people.store(Sample.person(member)));
        return member.id();
    }

    private static DirectoryIdentity someone() {
        return new DirectoryIdentity(ISSUER, UUID.randomUUID().toString());
    }
}
