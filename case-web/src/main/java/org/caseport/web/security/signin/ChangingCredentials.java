package org.caseport.web.security.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.SignIns;
import org.caseport.web.application.factor.ManagingSecondFactor;
import org.caseport.web.security.session.ManagingSignIns;
import org.caseport.web.security.session.PasswordHasher;
import org.caseport.web.security.session.UserPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * Changes a person's password, second factor and recovery codes. Each change asks for the password again, since an open
 * page proves nothing; changes of the second factor ask for a code too. A wrong password or code counts as a failed
 * sign-in.
 */
@ApplicationScoped
public class ChangingCredentials {

    /** Only length is required of a password, no kinds of characters. */
    public static final int SHORTEST_PASSWORD = 12;

    @Inject
    ManagingSignIns managingSignIns;

    @Inject
    PasswordHasher passwordHasher;

    @Inject
    SecondFactorStep secondFactorStep;

    @Inject
    ManagingSecondFactor managingSecondFactor;

    /** Whether the person has a local password; others change theirs in the directory. */
    public boolean isLocal(Person person) {
        return managingSignIns.passwordHashOf(person).isPresent();
    }

    /** What is wrong with a password that the person with this address has chosen; empty if nothing is. */
    public static Optional<PasswordFlaw> flawOf(String chosen, String email) {
        if (chosen.length() < SHORTEST_PASSWORD || chosen.length() > PasswordHasher.LONGEST) {
            return Optional.of(PasswordFlaw.LENGTH);
        }
        return chosen.equalsIgnoreCase(email) ? Optional.of(PasswordFlaw.SAME_AS_EMAIL) : Optional.empty();
    }

    /** Why a password can't be chosen. Its sentences are in the message bundle. */
    public enum PasswordFlaw {
        /** Shorter than {@link #SHORTEST_PASSWORD}, or longer than what is hashed. */
        LENGTH,
        SAME_AS_EMAIL
    }

    public Changing changePassword(UserPrincipal here, String old, String chosen) {
        Optional<PasswordFlaw> flaw = flawOf(chosen, here.person().email());
        if (flaw.isPresent()) {
            return flaw.get() == PasswordFlaw.LENGTH
                    ? new Changing.BadPassword(SHORTEST_PASSWORD)
                    : new Changing.SamePassword();
        }
        return withPassword(here.person(), old, () -> {
            if (chosen.equals(old)) {
                return new Changing.SamePassword();
            }
            managingSignIns.setPassword(here.person(), passwordHasher.hash(chosen));
            managingSignIns.endOthers(here);
            return new Changing.Done();
        });
    }

    /** Turns a second factor on, with the secret that was shown and a code of the app. */
    public Changing turnOn(Person person, String password, String sealed, String code) {
        if (managingSecondFactor.of(person).isPresent()) {
            return new Changing.Impossible();
        }
        return withPassword(person, password, () -> {
            ManagingSecondFactor.Outcome enrolling = managingSecondFactor.confirm(person, sealed, code);
            if (enrolling instanceof ManagingSecondFactor.Outcome.On on) {
                return new Changing.Codes(on.recoveryCodes());
            }
            return enrolling instanceof ManagingSecondFactor.Outcome.Expired ? new Changing.Impossible() : null;
        });
    }

    public Changing turnOff(Person person, String password, String code) {
        if (secondFactorStep.isRequiredOf(person)) {
            return new Changing.Impossible();
        }
        return withBoth(person, password, code, () -> {
            managingSecondFactor.turnOff(person);
            return new Changing.Done();
        });
    }

    public Changing renewCodes(Person person, String password, String code) {
        return withBoth(person, password, code, () -> new Changing.Codes(managingSecondFactor.renewCodes(person)));
    }

    private Changing withBoth(Person person, String password, String code, Supplier<Changing> act) {
        return withPassword(person, password, () -> managingSecondFactor.take(person, code) ? act.get() : null);
    }

    /** Runs the change if the password is right; a change that returns null means that the code was wrong. */
    private Changing withPassword(Person person, String password, Supplier<@Nullable Changing> act) {
        SignIns.Failures before = managingSignIns.failuresOf(person.email());
        Duration left = managingSignIns.admit(person.email());
        if (!left.isZero()) {
            return new Changing.Wait(left);
        }
        boolean right = password.length() <= PasswordHasher.LONGEST
                && passwordHasher.verify(password, managingSignIns.passwordHashOf(person));
        Changing outcome = right ? act.get() : null;
        if (outcome != null) {
            managingSignIns.confirmed(person.email(), before);
            return outcome;
        }
        Duration wait = managingSignIns.refuse(person.email(), "wrong");
        return wait.isZero() ? new Changing.Wrong() : new Changing.Wait(wait);
    }

    /** The result of a change. */
    public sealed interface Changing {

        record Done() implements Changing {}

        /** Done, with the recovery codes, which are shown only this once. */
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

        /** The change is not possible any more, or not for this person. */
        record Impossible() implements Changing {}
    }
}
