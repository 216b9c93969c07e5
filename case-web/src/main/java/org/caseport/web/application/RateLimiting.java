package org.caseport.web.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caseport.domain.access.RateLimit;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Limits how often a person searches, exports, polls or invites, how many sign-ins from an address may fail, and how
 * many links an e-mail address gets.
 */
@ApplicationScoped
public class RateLimiting {

    /** The kinds of requests that are limited for each person. */
    public enum Act {
        SEARCH,
        EXPORT,
        /** Polling by open pages. */
        LIVE
    }

    /** Links for a forgotten password to one address. */
    private static final RateLimit.Rate LINKS = new RateLimit.Rate("LINK", 3, Duration.ofHours(1));

    /** Invitations to one address, whoever sends them. */
    private static final RateLimit.Rate INVITATIONS_TO_ONE = new RateLimit.Rate("INVITATION_TO", 5, Duration.ofDays(1));

    @Inject
    RateLimit rateLimit;

    @Inject
    Clock clock;

    /** Lists and searches per minute; 0 lifts the limit. */
    @Inject
    @ConfigProperty(name = "caseport.limit.searches", defaultValue = "300")
    int searches;

    /** Exports per hour; 0 lifts the limit. */
    @Inject
    @ConfigProperty(name = "caseport.limit.exports", defaultValue = "60")
    int exports;

    /** Polls of open pages per minute; 0 lifts the limit. */
    @Inject
    @ConfigProperty(name = "caseport.limit.live", defaultValue = "1200")
    int live;

    /** Failed sign-ins from one address per ten minutes; 0 lifts the limit. */
    @Inject
    @ConfigProperty(name = "caseport.limit.failures", defaultValue = "300")
    int failures;

    /** Invitations per day that a person sends, and that are sent for an account; 0 lifts the limit. */
    @Inject
    @ConfigProperty(name = "caseport.limit.invitations", defaultValue = "100")
    int invitations;

    /** Counts one request; returns how long the person has to wait if it exceeds the limit, zero otherwise. */
    public Duration take(PersonId person, Act act) {
        int most = act == Act.SEARCH ? searches : act == Act.EXPORT ? exports : live;
        Duration in = act == Act.EXPORT ? Duration.ofHours(1) : Duration.ofMinutes(1);
        return most == 0
                ? Duration.ZERO
                : rateLimit.take(person.value(), new RateLimit.Rate(act.name(), most, in), clock.instant());
    }

    /**
     * Counts an attempt to sign in from an address as failed, until it {@link #succeeded}.
     *
     * @param people the factor by which more people than usual may share that address
     */
    public Duration attempt(String address, int people) {
        return failures == 0 ? Duration.ZERO : rateLimit.take("@" + address, failing(people), clock.instant());
    }

    public void succeeded(String address, int people) {
        if (failures != 0) {
            rateLimit.release("@" + address, failing(people));
        }
    }

    /** Counts a request for a link to this e-mail address, whether or not anybody has it. */
    public Duration askForLink(String email) {
        return rateLimit.take("link:" + hash(email), LINKS, clock.instant());
    }

    /**
     * Counts an invitation, sent for the first time or again; returns how long to wait if it exceeds a limit, and then
     * counts nothing.
     *
     * @param account the account that the person invites to; null for support
     */
    public Duration invite(PersonId by, @Nullable AccountId account, String email) {
        Duration wait = Duration.ZERO;
        List<Runnable> taken = new ArrayList<>();
        for (Counted counted : counted(by, account, email)) {
            wait = rateLimit.take(counted.who(), counted.rate(), clock.instant());
            if (!wait.isZero()) {
                taken.forEach(Runnable::run);
                break;
            }
            taken.add(() -> rateLimit.release(counted.who(), counted.rate()));
        }
        return wait;
    }

    private List<Counted> counted(PersonId by, @Nullable AccountId account, String email) {
        List<Counted> all = new ArrayList<>();
        all.add(new Counted("link:" + hash(email), INVITATIONS_TO_ONE));
        if (invitations != 0) {
            RateLimit.Rate rate = new RateLimit.Rate("INVITATION", invitations, Duration.ofDays(1));
            all.add(new Counted(by.value(), rate));
            if (account != null) {
                all.add(new Counted("account:" + account.digits(), rate));
            }
        }
        return all;
    }

    private record Counted(String who, RateLimit.Rate rate) {}

    /** An address can be longer than a name that is counted. */
    private static String hash(String email) {
        return UUID.nameUUIDFromBytes(email.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private RateLimit.Rate failing(int people) {
        return new RateLimit.Rate("SIGN_IN", failures * people, Duration.ofMinutes(10));
    }
}
