package org.caseport.web.security.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Person;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.web.application.PortalUrls;
import org.caseport.web.application.account.PasswordMail;
import org.caseport.web.fakes.InMemoryPasswordResets;
import org.caseport.web.security.session.RandomToken;
import org.junit.jupiter.api.Test;

/** A forgotten password is replaced by a link that works once, for an hour, and only in the hands of its owner. */
class RequestingPasswordResetsTest extends SigningInFixture {

    private static final String CHOSEN = "four random words here";

    private final List<Mail> mails = new ArrayList<>();
    private final RequestingPasswordResets forgotten = new RequestingPasswordResets();

    private boolean taken = true;

    RequestingPasswordResetsTest() {
        injector.with(new InMemoryPasswordResets(), new ResettingPasswords(), new PortalUrls(), forgotten, mail())
                .setting("caseport.external.url", Optional.of("https://support.company.example/"))
                .fillAll();
    }

    @Test
    void the_link_sets_a_password_once_and_ends_all_sign_ins() {
        RandomToken elsewhere = welcome().token();
        String token = link();

        assertThat(forgotten.open(token)).contains(ana());
        assertThat(forgotten.set(token, CHOSEN)).contains(ana());

        assertThat(desk.holder(elsewhere)).isEmpty();
        assertThat(signingIn.signIn(ANA, "right")).isEqualTo(WRONG);
        assertThat(signingIn.signIn(ANA, CHOSEN)).isInstanceOf(SignInOutcome.SignedIn.class);
        assertThat(forgotten.open(token)).isEmpty();
        assertThat(forgotten.set(token, "another set of words")).isEmpty();
        assertThat(signingIn.signIn(ANA, CHOSEN)).isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void the_link_works_for_an_hour_and_a_new_one_ends_it() {
        String first = link();
        clock.advance(ResettingPasswords.VALID.minusMillis(1));
        assertThat(forgotten.open(first)).isPresent();
        clock.advance(Duration.ofMillis(1));
        assertThat(forgotten.open(first)).isEmpty();
        assertThat(forgotten.set(first, CHOSEN)).isEmpty();

        String second = link();
        String third = link();

        assertThat(forgotten.set(second, CHOSEN)).isEmpty();
        assertThat(forgotten.set(third, CHOSEN)).isPresent();
    }

    @Test
    void a_forged_link_opens_nothing() {
        link();

        for (String forged : List.of("", "guess", RandomToken.fresh().text(), "x".repeat(5_000))) {
            assertThat(forgotten.open(forged)).isEmpty();
            assertThat(forgotten.set(forged, CHOSEN)).isEmpty();
        }
        assertThat(signingIn.signIn(ANA, "right")).isInstanceOf(SignInOutcome.SignedIn.class);
    }

    @Test
    void nobody_gets_a_mail_who_has_no_password_here() {
        forgotten.send(NOBODY, Locale.ENGLISH);
        people.store(new Person(ana().id(), ANA, "Ana", Set.of(), null, null, null));
        forgotten.send(ANA, Locale.ENGLISH);

        assertThat(mails).isEmpty();
        assertThat(told)
                .extracting(JournalEntry::act, JournalEntry::outcome, JournalEntry::target, JournalEntry::detail)
                .containsExactly(
                        tuple("password.link-sent", "refused", null, "NO_SUCH_PERSON"),
                        tuple("password.link-sent", "refused", "ana", "NO_PASSWORD"));
        assertThat(told.toString()).doesNotContain("@");
    }

    @Test
    void a_link_stops_working_when_its_owner_is_shut_out_meanwhile() {
        String token = link();
        people.store(new Person(ana().id(), ANA, "Ana", Set.of(), null, null, null));

        assertThat(forgotten.open(token)).isEmpty();
        assertThat(forgotten.set(token, CHOSEN)).isEmpty();
    }

    @Test
    void the_mail_is_in_the_language_of_the_person_or_of_the_page() {
        forgotten.send(ANA, Locale.JAPANESE);
        people.store(new Person(ana().id(), ANA, "Ana", ana().roles(), null, "en", null));
        forgotten.send(ANA, Locale.JAPANESE);

        assertThat(mails).extracting(Mail::language).containsExactly(Locale.JAPANESE, Locale.ENGLISH);
        assertThat(mails)
                .extracting(Mail::link)
                .allMatch(link -> link.startsWith("https://support.company.example/new-password?token="));
        assertThat(mails).extracting(Mail::until).containsOnly(MONDAY_NINE.plus(Duration.ofHours(1)));
    }

    @Test
    void the_journal_has_who_asked_for_what_by_ids_alone() {
        String token = link();
        forgotten.set(token, CHOSEN);
        taken = false;
        forgotten.send(ANA, Locale.ENGLISH);

        assertThat(told)
                .extracting(JournalEntry::act, JournalEntry::outcome, JournalEntry::target, JournalEntry::detail)
                .containsExactly(
                        tuple("password.link-sent", "done", "ana", ""),
                        tuple("password.reset", "done", "ana", ""),
                        tuple("password.link-sent", "done", "ana", ""),
                        tuple("password.link-sent", "refused", "ana", "MAIL_NOT_TAKEN"));
        assertThat(told.toString()).doesNotContain(token).doesNotContain(CHOSEN).doesNotContain("@");
    }

    @Test
    void without_an_address_of_the_portal_no_link_is_offered() {
        injector.setting("caseport.external.url", Optional.empty()).fillAll();

        assertThat(forgotten.arePossible()).isFalse();
        assertThat(forgotten.open(RandomToken.fresh().text())).isEmpty();
    }

    private String link() {
        forgotten.send(ANA, Locale.ENGLISH);
        return mails.get(mails.size() - 1).link().replaceFirst(".*token=", "");
    }

    private PasswordMail mail() {
        return new PasswordMail() {
            @Override
            public boolean isSet() {
                return true;
            }

            @Override
            public boolean send(Person to, String link, Instant until, Locale language) {
                mails.add(new Mail(link, until, language));
                return taken;
            }
        };
    }

    private record Mail(String link, Instant until, Locale language) {}
}
