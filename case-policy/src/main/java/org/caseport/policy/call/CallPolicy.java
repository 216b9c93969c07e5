package org.caseport.policy.call;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.call.CallTerms;
import org.caseport.domain.cases.Promise.Stretch;
import org.caseport.domain.cases.Severity;
import org.caseport.policy.sla.DueCalculation;
import org.caseport.policy.sla.SupportHours;
import org.jspecify.annotations.Nullable;

/**
 * Derives by when support calls a customer, in one contact language under one policy book. Wizard, case page, mail and
 * the agents' list all show what it derives.
 *
 * @param early how long before a chosen time the call may be made
 * @param latest how far ahead a time can be chosen
 * @param phone when support can be reached by phone
 * @param book the version of the policy book
 */
public record CallPolicy(CallTerms terms, Duration early, Duration latest, SupportHours phone, String book) {

    /** The same policy for a callback that began with these terms. */
    public CallPolicy with(CallTerms begun) {
        return new CallPolicy(begun, early, latest, phone, book);
    }

    /**
     * By when the call is owed that a customer asks for at this instant.
     *
     * @param due the response due of a case that is not answered yet; null for an answered one
     */
    public CallBy owed(@Nullable Instant due, Instant now) {
        if (due == null) {
            DueCalculation counted = phone.count(now, terms.laterCalls());
            return by(counted.due(), now, CallBy.Basis.LATER_CALL, now, null, counted.stretches());
        }
        if (due.isAfter(now) && isOpenOrCloses(due)) {
            return by(due, now, CallBy.Basis.RESPONSE_DUE, now, due, List.of());
        }
        Instant opens = phone.opensAt(due.isAfter(now) ? due : now);
        DueCalculation counted = phone.count(opens, terms.afterOpening());
        return by(counted.due(), now, CallBy.Basis.AFTER_OPENING, opens, due, counted.stretches());
    }

    /**
     * The call at a time that the customer chooses.
     *
     * @param due the response due of a case that is not answered yet; null for an answered one
     * @return empty if the phone is closed then, or the time is past or too far ahead
     */
    public Optional<CallBy> chosen(Instant at, @Nullable Instant due, Instant now) {
        if (!at.isAfter(now) || at.isAfter(now.plus(latest)) || !isOpenOrCloses(at)) {
            return Optional.empty();
        }
        Instant earliest = at.minus(early);
        return Optional.of(by(at, earliest.isBefore(now) ? now : earliest, CallBy.Basis.CHOSEN, now, due, List.of()));
    }

    /**
     * The next try after one that reached nobody: after a pause of phone hours, and not at night at the place that is
     * called unless the case is critical or urgent.
     *
     * @param made how many tries were made with this one
     * @param before by when this try was owed
     */
    public CallBy nextTry(int made, CallBy before, ZoneId place, Severity severity, Instant now) {
        DueCalculation counted = phone.count(now, terms.pauseAfter(made));
        Instant at = phone.opensAt(counted.due());
        if (!isUrgent(severity)) {
            at = pastNight(at, place);
        }
        return tryAt(at, before, now, counted.stretches());
    }

    /**
     * The next try at a time that the agent sets; empty if the phone is closed then, or the time is past or too far
     * ahead.
     */
    public Optional<CallBy> nextTryAt(Instant at, CallBy before, Instant now) {
        return !at.isAfter(now) || at.isAfter(now.plus(latest)) || !phone.isOpenAt(at)
                ? Optional.empty()
                : Optional.of(tryAt(at, before, now, List.of()));
    }

    private CallBy tryAt(Instant at, CallBy before, Instant now, List<Stretch> stretches) {
        // Made within some time after it could be made first, as a call when the phone opens.
        Instant by = phone.count(at, terms.afterOpening()).due();
        return new CallBy(by, at, CallBy.Basis.NEXT_TRY, now, before.due(), phone.zone(), book, stretches);
    }

    /** The first instant from this one on at which the phone is open and it is not night at the place. */
    private Instant pastNight(Instant from, ZoneId place) {
        Instant at = from;
        for (int days = 0; days <= latest.toDays(); days++) {
            Instant open = phone.opensAt(terms.night().endsAt(at, place));
            if (!terms.night().isAt(open, place)) {
                return open;
            }
            at = open;
        }
        // Phone hours and the waking hours there never meet: calling at night is better than never.
        return from;
    }

    /** Whether a case of this severity is worth a call at night. */
    public static boolean isUrgent(Severity severity) {
        return severity == Severity.CRITICAL || severity == Severity.URGENT;
    }

    /** Closing time itself counts as open. */
    private boolean isOpenOrCloses(Instant at) {
        return phone.isOpenAt(at) || phone.isOpenAt(at.minusNanos(1));
    }

    private CallBy by(
            Instant at,
            Instant earliest,
            CallBy.Basis basis,
            Instant since,
            @Nullable Instant due,
            List<Stretch> stretches) {
        return new CallBy(at, earliest, basis, since, due, phone.zone(), book, stretches);
    }
}
