package org.caseport.web.security.signin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.Role;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.application.SettingReader;
import org.caseport.web.application.factor.ManagingSecondFactor;
import org.caseport.web.security.session.ManagingSignIns;
import org.caseport.web.security.session.RandomToken;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The second step of a sign-in with a local password: a code, for people who have a second factor or must have one. */
@ApplicationScoped
public class SecondFactorStep {

    private static final Logger LOG = Logger.getLogger(SecondFactorStep.class.getName());

    /** The roles that must have a second factor, separated by commas. */
    @Inject
    @ConfigProperty(name = "caseport.signin.second.factor")
    Optional<String> setting;

    @Inject
    ManagingSignIns managingSignIns;

    @Inject
    ManagingSecondFactor managingSecondFactor;

    private Set<Role> roles = Set.of();

    @PostConstruct
    void begin() {
        roles = SettingReader.of(setting)
                .map(text -> Arrays.stream(text.split("[,\\s]+"))
                        .map(SecondFactorStep::role)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private static Role role(String name) {
        try {
            return Role.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "caseport.signin.second.factor names roles such as administrator,agent; '" + name + "' is none");
        }
    }

    /** Checks the setting at start, not only at the first sign-in. */
    void check(@Observes DatabaseStatus.Ready ready) {
        if (!roles.isEmpty() && !managingSecondFactor.isSetUp()) {
            LOG.severe("caseport.signin.second.factor asks for second factors, and nobody can set one up:"
                    + " caseport.secret.key, which seals their secrets, is not set");
        }
    }

    boolean isNeededBy(Person person) {
        return isRequiredOf(person) || managingSecondFactor.of(person).isPresent();
    }

    /** Whether the person must have a second factor. */
    public boolean isRequiredOf(Person person) {
        return person.roles().stream().anyMatch(roles::contains);
    }

    SignInOutcome finish(RandomToken step, String code) {
        return admitted(
                step,
                person -> managingSecondFactor.take(person, code)
                        ? Optional.of(code.strip().length() > 8 ? "recovery-code" : "second-factor")
                        : Optional.empty());
    }

    SignInOutcome enrol(RandomToken step, String sealed, String code, Consumer<ManagingSecondFactor.Outcome> enrolled) {
        return admitted(step, person -> {
            // A person who already has one must use it, and may not replace it here.
            ManagingSecondFactor.Outcome enrolling =
                    managingSecondFactor.of(person).isPresent()
                            ? new ManagingSecondFactor.Outcome.Expired()
                            : managingSecondFactor.confirm(person, sealed, code);
            enrolled.accept(enrolling);
            return enrolling instanceof ManagingSecondFactor.Outcome.On
                    ? Optional.of("second-factor")
                    : Optional.empty();
        });
    }

    /** Makes one attempt at the second step; a failure counts like a wrong password. */
    private SignInOutcome admitted(RandomToken step, Function<Person, Optional<String>> shown) {
        Optional<Person> found = managingSignIns.holderOfStep(step);
        if (found.isEmpty()) {
            return new SignInOutcome.Expired();
        }
        Person person = found.get();
        Duration left = managingSignIns.admit(person.email());
        if (!left.isZero()) {
            managingSignIns.refuse(person.email(), "waiting");
            return new SignInOutcome.Wait(left);
        }
        Optional<String> with = shown.apply(person);
        if (with.isPresent()) {
            managingSignIns.endStep(step);
            return new SignInOutcome.SignedIn(person, managingSignIns.start(person, person.email(), with.get()));
        }
        Duration wait = managingSignIns.refuse(person.email(), "wrong code");
        return wait.isZero() ? new SignInOutcome.Wrong() : new SignInOutcome.Wait(wait);
    }
}
