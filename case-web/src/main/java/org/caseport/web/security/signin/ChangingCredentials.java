package org.caseport.web.security.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.SignIns;
import org.caseport.web.application.factor.KeepingSecondFactor;
import org.caseport.web.security.session.Passwords;
import org.caseport.web.security.session.Sessions;
import org.caseport.web.security.session.SignedIn;
import org.jspecify.annotations.Nullable;

/**
 * What people change about how they sign in. An open page proves nobody, so each change asks for the password again,
 * and for a code where there is a second factor; what is wrong counts like a sign-in that failed.
 */
@ApplicationScoped
public class ChangingCredentials {

    /** Length is what makes a password strong; which signs are in it is the person's business. */
    public static final int SHORTEST_PASSWORD = 12;

    @Inject
    Sessions desk;

    @Inject
    Passwords passwords;

    @Inject
    SecondStep secondStep;

    @Inject
    KeepingSecondFactor keeping;

    /** Whether the person signs in with a password of ours; the others' is changed where it is kept. */
    public boolean isLocal(Person person) {
        return desk.passwordHashOf(person).isPresent();
    }

    public Changing changePassword(SignedIn here, String old, String chosen) {
        if (chosen.length() < SHORTEST_PASSWORD || chosen.length() > Passwords.LONGEST) {
            return new Changing.BadPassword(SHORTEST_PASSWORD);
        }
        return withPassword(here.person(), old, () -> {
            if (chosen.equals(old) || chosen.equalsIgnoreCase(here.person().email())) {
                return new Changing.SamePassword();
            }
            desk.setPassword(here.person(), passwords.hash(chosen));
            desk.endOthers(here);
            return new Changing.Done();
        });
    }

    /** Turns a second factor on with what was shown and a code of the app. */
    public Changing turnOn(Person person, String password, String sealed, String code) {
        if (keeping.of(person).isPresent()) {
            return new Changing.Impossible();
        }
        return withPassword(person, password, () -> {
            KeepingSecondFactor.Outcome enrolling = keeping.confirm(person, sealed, code);
            if (enrolling instanceof KeepingSecondFactor.Outcome.On on) {
                return new Changing.Codes(on.recoveryCodes());
            }
            return enrolling instanceof KeepingSecondFactor.Outcome.Expired ? new Changing.Impossible() : null;
        });
    }

    public Changing turnOff(Person person, String password, String code) {
        if (secondStep.isRequiredOf(person)) {
            return new Changing.Impossible();
        }
        return withBoth(person, password, code, () -> {
            keeping.turnOff(person);
            return new Changing.Done();
        });
    }

    public Changing renewCodes(Person person, String password, String code) {
        return withBoth(person, password, code, () -> new Changing.Codes(keeping.renewCodes(person)));
    }

    private Changing withBoth(Person person, String password, String code, Supplier<Changing> act) {
        return withPassword(person, password, () -> keeping.take(person, code) ? act.get() : null);
    }

    /** Does the act where the password is right; where the act comes to nothing, a code was wrong. */
    private Changing withPassword(Person person, String password, Supplier<@Nullable Changing> act) {
        SignIns.Failures before = desk.failuresOf(person.email());
        Duration left = desk.admit(person.email());
        if (!left.isZero()) {
            return new Changing.Wait(left);
        }
        boolean right =
                password.length() <= Passwords.LONGEST && passwords.verify(password, desk.passwordHashOf(person));
        Changing outcome = right ? act.get() : null;
        if (outcome != null) {
            desk.confirmed(person.email(), before);
            return outcome;
        }
        Duration wait = desk.refuse(person.email(), "wrong");
        return wait.isZero() ? new Changing.Wrong() : new Changing.Wait(wait);
    }

    /** What came of it. */
    public sealed interface Changing {

        record Done() implements Changing {}

        /** It is done, and these recovery codes are shown now and never again. */
        record Codes(List<String> codes) implements Changing {

            public Codes {
                codes = List.copyOf(codes);
            }
        }

        /** Password or code is wrong. */
        record Wrong() implements Changing {}

        record Wait(Duration left) implements Changing {}

        record BadPassword(int shortest) implements Changing {}

        record SamePassword() implements Changing {}

        /** It is not to be done any more, or not by this person. */
        record Impossible() implements Changing {}
    }
}
