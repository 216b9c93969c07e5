package org.caseport.domain.call;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactLanguage;
import org.jspecify.annotations.Nullable;

/**
 * A call that support owes in a case. Each act returns the callback as it is afterwards, or why the act is refused;
 * there are no transitions but these. At most one callback of a case is not done.
 *
 * @param givenBy who gave the number
 * @param place the time zone of the place that is called
 * @param requestedAt when the customer asked for it
 * @param made how many tries were made with this number
 * @param ending how it ended; present exactly when it is done
 * @param claim who calls now; present exactly when it is claimed
 * @param changedAt when it last came into its state
 */
public record Callback(
        CallbackId id,
        CaseId caseId,
        CallbackNumber number,
        PersonId givenBy,
        ContactLanguage language,
        ZoneId place,
        CallTerms terms,
        Instant requestedAt,
        CallBy callBy,
        int made,
        State state,
        @Nullable Ending ending,
        @Nullable Claim claim,
        Instant changedAt) {

    public Callback {
        if ((state == State.DONE) != (ending != null) || (state == State.CLAIMED) != (claim != null)) {
            throw new IllegalArgumentException("callback " + id + " is " + state + ", with " + ending + ", " + claim);
        }
    }

    /** A new callback, which waits for an agent. */
    public static Callback plan(
            CallbackId id,
            CaseId caseId,
            CallbackNumber number,
            PersonId givenBy,
            ContactLanguage language,
            ZoneId place,
            CallTerms terms,
            CallBy callBy,
            Instant now) {
        return new Callback(
                id, caseId, number, givenBy, language, place, terms, now, callBy, 0, State.PLANNED, null, null, now);
    }

    // Acts of agents.

    /** The agent makes this call now, and nobody else. */
    public Transition claim(Agent agent, Instant now) {
        return switch (state) {
            case PLANNED ->
                done(with(
                        callBy,
                        made,
                        State.CLAIMED,
                        null,
                        new Claim(agent.id(), agent.name(), now, now.plus(terms.claim())),
                        now));
            case CLAIMED -> refused(Why.CLAIMED);
            case ASKED -> refused(Why.ASKED);
            case DONE -> refused(Why.DONE);
        };
    }

    /** Prolongs the claim of an agent who is online. */
    public Transition prolong(PersonId agent, Instant now) {
        return claim != null && isClaimedBy(agent)
                ? done(with(callBy, made, State.CLAIMED, null, claim.until(now.plus(terms.claim())), changedAt))
                : refused(whyNot());
    }

    /** The agent does not make the call after all; this is no try. */
    public Transition giveBack(PersonId agent, Instant now) {
        return isClaimedBy(agent) ? planned(callBy, now) : refused(whyNot());
    }

    /** A supervisor takes the claim from whoever has it; this is no try. */
    public Transition release(Instant now) {
        return state == State.CLAIMED ? planned(callBy, now) : refused(whyNot());
    }

    /** Ends a claim whose agent has not been online for too long; this is no try. */
    public Transition lapse(Instant now) {
        return claim != null && !now.isBefore(claim.until()) ? planned(callBy, now) : refused(whyNot());
    }

    /** Somebody was reached. */
    public Transition reached(PersonId agent, Instant now) {
        return isClaimedBy(agent)
                ? done(with(callBy, made + 1, State.DONE, Ending.REACHED, null, now))
                : refused(whyNot());
    }

    /**
     * Nobody was reached: there is another try, or it was the last.
     *
     * @param next when the next try is; not used after the last
     */
    public Transition missed(PersonId agent, CallBy next, Instant now) {
        if (!isClaimedBy(agent)) {
            return refused(whyNot());
        }
        return isLastTry()
                ? done(with(callBy, made + 1, State.DONE, Ending.GAVE_UP, null, now))
                : done(with(next, made + 1, State.PLANNED, null, null, now));
    }

    /** Somebody else's number: the customer is asked for another one. */
    public Transition wrongNumber(PersonId agent, Instant now) {
        return isClaimedBy(agent) ? done(with(callBy, made + 1, State.ASKED, null, null, now)) : refused(whyNot());
    }

    /** The customer asked on the phone to be called at another time; this is no try. */
    public Transition anotherTime(PersonId agent, CallBy chosen, Instant now) {
        return isClaimedBy(agent) ? planned(chosen, now) : refused(whyNot());
    }

    // Acts of the customer.

    /** The customer chooses another time. */
    public Transition changeTime(CallBy chosen, Instant now) {
        return switch (state) {
            case PLANNED -> planned(chosen, now);
            case CLAIMED -> refused(Why.CLAIMED);
            case ASKED -> refused(Why.ASKED);
            case DONE -> refused(Why.DONE);
        };
    }

    /**
     * The customer gives another number; its tries begin anew. The same number again changes nothing of a planned call,
     * and plans one again that waits for a number.
     *
     * @param owed when a call is due now; taken where the callback waits for a number
     */
    public Transition changeNumber(CallbackNumber other, PersonId by, ZoneId otherPlace, CallBy owed, Instant now) {
        return switch (state) {
            case PLANNED ->
                done(
                        other.equals(number)
                                ? this
                                : new Callback(
                                        id,
                                        caseId,
                                        other,
                                        by,
                                        language,
                                        otherPlace,
                                        terms,
                                        requestedAt,
                                        callBy,
                                        0,
                                        State.PLANNED,
                                        null,
                                        null,
                                        now));
            case ASKED ->
                done(new Callback(
                        id,
                        caseId,
                        other,
                        by,
                        language,
                        otherPlace,
                        terms,
                        requestedAt,
                        owed,
                        0,
                        State.PLANNED,
                        null,
                        null,
                        now));
            case CLAIMED -> refused(Why.CLAIMED);
            case DONE -> refused(Why.DONE);
        };
    }

    /** The customer needs no call any more. */
    public Transition cancel(Instant now) {
        return switch (state) {
            case PLANNED, ASKED -> done(with(callBy, made, State.DONE, Ending.CANCELLED, null, now));
            case CLAIMED -> refused(Why.CLAIMED);
            case DONE -> refused(Why.DONE);
        };
    }

    // What happens to the case.

    /** The case was resolved. */
    public Transition resolve(Instant now) {
        return state == State.DONE
                ? refused(Why.DONE)
                : done(with(callBy, made, State.DONE, Ending.RESOLVED, null, now));
    }

    /** The case was merged, and the call is made in the remaining one. */
    public Transition moveTo(CaseId remaining) {
        return state == State.DONE
                ? refused(Why.DONE)
                : done(new Callback(
                        id,
                        remaining,
                        number,
                        givenBy,
                        language,
                        place,
                        terms,
                        requestedAt,
                        callBy,
                        made,
                        state,
                        ending,
                        claim,
                        changedAt));
    }

    public AccountId account() {
        return caseId.account();
    }

    public boolean isOpen() {
        return state != State.DONE;
    }

    public boolean isClaimedBy(PersonId agent) {
        return claim != null && claim.agent().equals(agent);
    }

    /** The number of the next try, or of the one that is made now. */
    public int nextTry() {
        return made + 1;
    }

    public boolean isLastTry() {
        return nextTry() >= terms.tries();
    }

    /** Whether the time of the call has come. */
    public boolean isDueFrom(Instant now) {
        return !now.isBefore(callBy.earliest());
    }

    public boolean isOverdue(Instant now) {
        return (state == State.PLANNED || state == State.CLAIMED) && now.isAfter(callBy.at());
    }

    /** Whether it is night at the place that is called. */
    public boolean isNight(Instant now) {
        return terms.night().isAt(now, place);
    }

    private Transition planned(CallBy next, Instant now) {
        return done(with(next, made, State.PLANNED, null, null, now));
    }

    private Callback with(
            CallBy by, int tries, State next, @Nullable Ending ended, @Nullable Claim claimed, Instant now) {
        return new Callback(
                id, caseId, number, givenBy, language, place, terms, requestedAt, by, tries, next, ended, claimed, now);
    }

    private Why whyNot() {
        return switch (state) {
            case PLANNED -> Why.PLANNED;
            case CLAIMED -> Why.CLAIMED;
            case ASKED -> Why.ASKED;
            case DONE -> Why.DONE;
        };
    }

    private static Transition done(Callback after) {
        return new Transition.Done(after);
    }

    private static Transition refused(Why why) {
        return new Transition.Refused(why);
    }

    /** Where a callback stands. */
    public enum State {
        /** It waits for an agent. */
        PLANNED("planned"),
        /** An agent makes it now. */
        CLAIMED("claimed"),
        /** The number was wrong, and the customer is asked for another. */
        ASKED("asked"),
        DONE("done");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** Its code in tables, metrics and the journal. */
        public String code() {
            return code;
        }
    }

    /** How a callback ended. */
    public enum Ending {
        REACHED("reached"),
        /** Nobody was reached in all of its tries. */
        GAVE_UP("gave-up"),
        /** The customer did not need it any more. */
        CANCELLED("cancelled"),
        /** The case was resolved. */
        RESOLVED("resolved");

        private final String code;

        Ending(String code) {
            this.code = code;
        }

        /** Its code in tables and the journal. */
        public String code() {
            return code;
        }
    }

    /**
     * Who makes the call now.
     *
     * @param since when it was claimed
     * @param until when the claim lapses, unless the agent is online
     */
    public record Claim(PersonId agent, String name, Instant since, Instant until) {

        Claim until(Instant later) {
            return new Claim(agent, name, since, later);
        }
    }

    /** What came of an act. */
    public sealed interface Transition {

        /** The callback as it is now. */
        record Done(Callback after) implements Transition {}

        /** Nothing was changed. */
        record Refused(Why why) implements Transition {}

        default Optional<Callback> result() {
            return this instanceof Done done ? Optional.of(done.after()) : Optional.empty();
        }
    }

    /** Why an act is refused: the state in which it is not possible. */
    public enum Why {
        /** Nobody has claimed it. */
        PLANNED,
        /** An agent, or another one, is calling. */
        CLAIMED,
        /** It waits for another number. */
        ASKED,
        DONE
    }
}
