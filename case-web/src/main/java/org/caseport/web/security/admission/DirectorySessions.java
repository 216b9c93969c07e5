package org.caseport.web.security.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.SignIns;
import org.caseport.domain.directory.BegunSignIns;
import org.caseport.domain.directory.BegunSignIns.Begun;
import org.caseport.domain.directory.DirectoryIdentities;
import org.caseport.domain.directory.DirectoryIdentity;
import org.caseport.domain.directory.DirectorySignIns;
import org.caseport.domain.directory.DirectorySignIns.Vouched;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.web.application.SecretSeal;
import org.caseport.web.directory.OpenIdProvider;
import org.caseport.web.security.session.Sessions;
import org.caseport.web.security.session.SignInEnded;
import org.caseport.web.security.session.SignInToken;
import org.jspecify.annotations.Nullable;

/**
 * The book of sign-ins for which a directory answers. Each verb is a short transaction; no directory is asked inside
 * one.
 */
@ApplicationScoped
@Transactional
public class DirectorySessions {

    /** How long somebody may take at the provider. */
    public static final Duration BEGUN_FOR = Duration.ofMinutes(15);

    /** A sign-in that is used every now and then is noted as used this often. */
    private static final Duration TOUCHED = Duration.ofMinutes(1);

    /** Sign-ins about which the directory is asked in one round of one server. */
    private static final int AT_ONCE = 200;

    @Inject
    BegunSignIns begun;

    @Inject
    DirectorySignIns vouched;

    @Inject
    DirectoryIdentities identities;

    @Inject
    SignIns signIns;

    @Inject
    Sessions desk;

    @Inject
    SecretSeal seal;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    @Inject
    Event<SignInEnded> ended;

    public void begin(Begun waiting) {
        begun.keep(waiting, clock.instant());
    }

    /** The sign-in that this answer is for, once. */
    public Optional<Begun> take(SignInToken state, SignInToken browser) {
        return begun.take(state.hash(), browser.hash(), clock.instant().minus(BEGUN_FOR));
    }

    /** Signs in somebody whom the provider sent. */
    public SignInToken welcome(Person person, OpenIdProvider.Proof proof) {
        SignInToken token = desk.welcome(person, person.email());
        vouched.start(
                new Vouched(
                        token.hash(),
                        proof.person().id(),
                        proof.session(),
                        proof.idToken().length() > LONGEST_TOKEN ? null : proof.idToken(),
                        sealed(proof.refresh(), token.hash())),
                clock.instant());
        return token;
    }

    private static final int LONGEST_TOKEN = 20_000;

    /** Signs in somebody whose password the directory knew. */
    public SignInToken welcome(Person person, DirectoryIdentity id, String failures) {
        SignInToken token = desk.welcome(person, failures);
        vouched.start(new Vouched(token.hash(), id, null, null, null), clock.instant());
        return token;
    }

    public Optional<Vouched> vouchedFor(String tokenHash) {
        return vouched.find(tokenHash);
    }

    /** What the provider is asked with; empty where it gave nothing, or no key of ours opens it. */
    Optional<String> refreshOf(Vouched one) {
        SealedSecret refresh = one.refresh();
        return refresh == null ? Optional.empty() : seal.open(refresh, one.tokenHash());
    }

    void renew(Vouched one, String refresh) {
        vouched.renew(one.tokenHash(), sealed(refresh, one.tokenHash()));
    }

    /** Without a key of ours nothing is kept that could be used in somebody's name. */
    private @Nullable SealedSecret sealed(@Nullable String refresh, String owner) {
        return refresh == null || refresh.length() > LONGEST_TOKEN || !seal.isReady()
                ? null
                : seal.seal(refresh, owner);
    }

    List<Vouched> takeDue(Duration every) {
        Instant now = clock.instant();
        // Whoever is away is asked about when coming back.
        return vouched.takeDue(
                now.minus(every), now.minus(every.multipliedBy(2)).minus(TOUCHED), now, AT_ONCE);
    }

    /** Ends sign-ins of this issuer that are older; somebody who is still welcome is back with a click. */
    void endOlderThan(String issuer, Duration age) {
        vouched.startedBefore(issuer, clock.instant().minus(age)).forEach(one -> end(one, "too-old"));
    }

    /** Ends what the provider says has ended; how many that were. */
    public int end(OpenIdProvider.Ended over, String issuer) {
        List<Vouched> all = over.session() != null
                ? vouched.ofSession(issuer, over.session())
                : over.person() == null ? List.of() : vouched.of(over.person());
        all.forEach(one -> end(one, "provider"));
        return all.size();
    }

    public void end(Vouched one, String why) {
        signIns.end(one.tokenHash());
        ended.fire(new SignInEnded(one.tokenHash()));
        @Nullable PersonId person = identities.find(one.id()).orElse(null);
        journal.append(new JournalEntry(
                null, person, "sign-out", person == null ? null : person.value(), "done", why, clock.instant()));
    }

    public void refused(String detail) {
        journal.append(new JournalEntry(null, null, "sign-in", null, "refused", detail, clock.instant()));
    }

    /** Forgets sign-ins that nobody went on with. */
    void tidyUp() {
        begun.forgetBefore(clock.instant().minus(BEGUN_FOR));
    }
}
