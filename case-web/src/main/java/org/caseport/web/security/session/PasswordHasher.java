package org.caseport.web.security.session;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import java.util.Optional;

/** Hashes and checks passwords. A check takes the same time if the person does not exist. */
@ApplicationScoped
public class PasswordHasher {

    /** Longer passwords are not hashed, so that nobody can keep the server busy with them. */
    public static final int LONGEST = 1000;

    private static final Map<String, String> PARAMETERS = Map.of(
            "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
            "Pbkdf2PasswordHash.Iterations", "210000",
            "Pbkdf2PasswordHash.SaltSizeBytes", "32",
            "Pbkdf2PasswordHash.KeySizeBytes", "64");

    @Inject
    Pbkdf2PasswordHash hashing;

    private String nobodys = "";

    @PostConstruct
    void begin() {
        hashing.initialize(PARAMETERS);
        nobodys = hashing.generate(RandomToken.fresh().text().toCharArray());
    }

    public String hash(String password) {
        return hashing.generate(password.toCharArray());
    }

    public boolean verify(String password, Optional<String> hash) {
        boolean right = hashing.verify(password.toCharArray(), hash.orElse(nobodys));
        return right && hash.isPresent();
    }
}
