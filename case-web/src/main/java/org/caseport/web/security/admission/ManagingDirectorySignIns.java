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
import org.caseport.domain.directory.DirectoryIdentities;
import org.caseport.domain.directory.DirectoryIdentity;
import org.caseport.domain.directory.DirectorySignIns;
import org.caseport.domain.directory.DirectorySignIns.Vouched;
import org.caseport.domain.directory.OpenIdAuthorizationRequests;
import org.caseport.domain.directory.OpenIdAuthorizationRequests.Begun;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.web.application.SecretSeal;
import org.caseport.web.directory.OpenIdProvider;
import org.caseport.web.security.session.ManagingSignIns;
import org.caseport.web.security.session.RandomToken;
import org.caseport.web.security.session.SignInEnded;
import org.jspecify.annotations.Nullable;

/**
 * Starts, finds and ends sign-ins that were made by a directory. Each method is a short transaction; no directory is
 * called inside one.
 */
@ApplicationScoped
@Transactional
public class ManagingDirectorySignIns {

    /** How long a person may take to sign in at the provider. */
    public static final Duration BEGUN_FOR = Duration.ofMinutes(15);

    /** Tolerance for the time of last use, which is not stored at every request. */
    private static final Duration TOUCHED = Duration.ofMinutes(1);

    /** The most sign-ins that one server checks in one run. */
    private static final int AT_ONCE = 200;

    @Inject
    OpenIdAuthorizationRequests begun;

    @Inject
    DirectorySignIns directorySignIns;

    @Inject
    DirectoryIdentities identities;

    @Inject
    SignIns signIns;

    @Inject
    ManagingSignIns managingSignIns;

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

    /** The begun sign-in to which a provider's answer belongs; each is returned only once. */
    public Optional<Begun> take(RandomToken state, RandomToken browser) {
        return begun.take(state.hash(), browser.hash(), clock.instant().minus(BEGUN_FOR));
    }

    /** Signs in a person whom the provider has authenticated. */
    public RandomToken welcome(Person person, OpenIdProvider.Proof proof) {
        RandomToken token = managingSignIns.start(person, person.email());
        directorySignIns.start(
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

    /** Signs in a person whose password the LDAP directory has checked. */
    public RandomToken welcome(Person person, DirectoryIdentity id, String failures) {
        RandomToken token = managingSignIns.start(person, failures);
        directorySignIns.start(new Vouched(token.hash(), id, null, null, null), clock.instant());
        return token;
    }

    public Optional<Vouched> vouchedFor(String tokenHash) {
        return directorySignIns.find(tokenHash);
    }

    /** The refresh token; empty if the provider gave none, or the current keys can't open it. */
    Optional<String> refreshOf(Vouched one) {
        SealedSecret refresh = one.refresh();
        return refresh == null ? Optional.empty() : seal.open(refresh, one.tokenHash());
    }

    void renew(Vouched one, String refresh) {
        directorySignIns.renew(one.tokenHash(), sealed(refresh, one.tokenHash()));
    }

    /** The refresh token, sealed; null without a key, since it could be used in the person's name. */
    private @Nullable SealedSecret sealed(@Nullable String refresh, String owner) {
        return refresh == null || refresh.length() > LONGEST_TOKEN || !seal.isReady()
                ? null
                : seal.seal(refresh, owner);
    }

    List<Vouched> takeDue(Duration every) {
        Instant now = clock.instant();
        // Skips people who were not active lately; they are checked when they come back.
        return directorySignIns.takeDue(
                now.minus(every), now.minus(every.multipliedBy(2)).minus(TOUCHED), now, AT_ONCE);
    }

    /** Ends sign-ins of this issuer that are older; people who may still come in sign in again with a click. */
    void endOlderThan(String issuer, Duration age) {
        directorySignIns.startedBefore(issuer, clock.instant().minus(age)).forEach(one -> end(one, "too-old"));
    }

    /** Ends the sign-ins that the provider has ended; returns how many. */
    public int end(OpenIdProvider.Ended over, String issuer) {
        List<Vouched> all = over.session() != null
                ? directorySignIns.ofSession(issuer, over.session())
                : over.person() == null ? List.of() : directorySignIns.of(over.person());
        all.forEach(one -> end(one, "provider"));
        return all.size();
    }

    public void end(Vouched one, String why) {
        signIns.end(one.tokenHash());
        ended.fire(new SignInEnded(one.tokenHash()));
        @Nullable PersonId person = identities.find(one.id()).orElse(null);
        journal.done(null, person, JournalAct.SIGN_OUT, person == null ? null : person.value(), why, clock.instant());
    }

    public void refused(String detail) {
        journal.refused(null, null, JournalAct.SIGN_IN, null, detail, clock.instant());
    }

    /** Deletes begun sign-ins that nobody finished. */
    void tidyUp() {
        begun.deleteBefore(clock.instant().minus(BEGUN_FOR));
    }
}
