package org.caseport.web.security.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caseport.domain.account.Person;
import org.caseport.web.directory.SignInSettings;

/** Identity store that checks local passwords. */
@ApplicationScoped
public class PasswordIdentityStore implements IdentityStore {

    @Inject
    ManagingSignIns managingSignIns;

    @Inject
    PasswordHasher passwordHasher;

    @Inject
    SignInSettings signInSettings;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof UsernamePasswordCredential typed)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        Optional<Person> person = managingSignIns.personNamed(typed.getCaller());
        boolean right = passwordHasher.verify(
                typed.getPasswordAsString(), person.flatMap(found -> managingSignIns.passwordHashOf(found)));
        return right && person.filter(signInSettings::isOpenByPassword).isPresent()
                ? person.map(PasswordIdentityStore::accepted).orElse(CredentialValidationResult.INVALID_RESULT)
                : CredentialValidationResult.INVALID_RESULT;
    }

    private static CredentialValidationResult accepted(Person person) {
        return new CredentialValidationResult(
                person.id().value(),
                person.roles().stream()
                        .map(role -> role.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }
}
