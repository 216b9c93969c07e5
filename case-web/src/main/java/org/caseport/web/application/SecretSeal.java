package org.caseport.web.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.caseport.domain.access.SealedSecret;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts secrets that must be readable again, with AES-GCM under the operator's key. Each sealed secret names its
 * key, so that after a change of the key the previous one still opens what it sealed.
 */
@ApplicationScoped
public class SecretSeal {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String FILE = "secret.key";

    /** 32 random bytes in base64, such as {@code openssl rand -base64 32} makes. */
    @Inject
    @ConfigProperty(name = "caseport.secret.key")
    Optional<String> configured;

    /** The previous value of {@link #configured}, while a key is being replaced. */
    @Inject
    @ConfigProperty(name = "caseport.secret.key.previous")
    Optional<String> configuredBefore;

    @Inject
    @ConfigProperty(name = "caseport.demo", defaultValue = "false")
    boolean demo;

    @Inject
    @ConfigProperty(name = "caseport.home", defaultValue = ".caseport")
    String home;

    private volatile @Nullable List<Key> keys;

    /** Whether there is a key to seal with. */
    public boolean isReady() {
        return !keys().isEmpty();
    }

    /** The name of the key that seals now. */
    public String keyName() {
        return current().name();
    }

    /**
     * Encrypts a secret under the operator's key.
     *
     * @param owner what the secret belongs to; it can be opened for that owner only
     */
    public SealedSecret seal(String secret, String owner) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, current(), nonce, owner).doFinal(secret.getBytes(UTF_8));
            byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
            return new SealedSecret(current().name(), Base64.getEncoder().encodeToString(both));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret can't be sealed", e);
        }
    }

    /** The secret; empty when none of the operator's keys opens it. */
    public Optional<String> open(SealedSecret sealed, String owner) {
        for (Key key : keys()) {
            if (key.name().equals(sealed.key())) {
                try {
                    byte[] both = Base64.getDecoder().decode(sealed.text());
                    byte[] secret = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(both, NONCE_BYTES), owner)
                            .doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
                    return Optional.of(new String(secret, UTF_8));
                } catch (GeneralSecurityException | IllegalArgumentException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    /** A message authentication code of this text, which only holders of the operator's key can make. */
    public byte[] mark(String text) {
        return mark(current(), text);
    }

    /** Whether this is the authentication code of this text. */
    public boolean isMarkOf(String text, byte[] mark) {
        return keys().stream().anyMatch(key -> MessageDigest.isEqual(mark(key, text), mark));
    }

    /**
     * 32 bytes for another key that all servers with the operator's key share.
     *
     * @param purpose what the key is for; each purpose has its own
     * @return random bytes while there is no operator's key
     */
    public byte[] derivedKey(String purpose) {
        if (isReady()) {
            return mac(current(), "derived key\n", purpose);
        }
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    private static byte[] mark(Key key, String text) {
        return mac(key, "mark\n", text);
    }

    private static byte[] mac(Key key, String kind, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.bytes().getBytes(UTF_8), "HmacSHA256"));
            mac.update(kind.getBytes(UTF_8));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cipher cipher(int mode, Key key, byte[] nonce, String owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(Base64.getDecoder().decode(key.bytes()), "AES"),
                new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner.getBytes(UTF_8));
        return cipher;
    }

    private Key current() {
        return keys().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no key in the setting caseport.secret.key"));
    }

    private List<Key> keys() {
        List<Key> known = keys;
        if (known == null) {
            known = Stream.of(SettingReader.of(configured).or(this::ofDemo), SettingReader.of(configuredBefore))
                    .flatMap(Optional::stream)
                    .map(Key::of)
                    .toList();
            keys = known;
        }
        return known;
    }

    /** The key of a demo, which is generated at the first start and stored for later ones. */
    private Optional<String> ofDemo() {
        if (!demo) {
            return Optional.empty();
        }
        Path file = Path.of(home, FILE);
        try {
            if (!Files.exists(file)) {
                byte[] key = new byte[KEY_BYTES];
                RANDOM.nextBytes(key);
                Files.createDirectories(file.toAbsolutePath().getParent());
                if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.createFile(
                            file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                }
                Files.writeString(file, Base64.getEncoder().encodeToString(key));
            }
            return Optional.of(Files.readString(file).strip());
        } catch (FileAlreadyExistsException e) {
            return ofDemo();
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's key can't be kept in " + file, e);
        }
    }

    /** One of the operator's keys, its bytes in base64. */
    private record Key(String name, String bytes) {

        static Key of(String base64) {
            byte[] bytes;
            try {
                bytes = Base64.getDecoder().decode(base64);
            } catch (IllegalArgumentException e) {
                bytes = new byte[0];
            }
            if (bytes.length != KEY_BYTES) {
                throw new IllegalStateException("caseport.secret.key has to be 32 random bytes in base64, such as"
                        + " 'openssl rand -base64 32' makes; what is set has " + bytes.length + " bytes");
            }
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
                return new Key(HexFormat.of().formatHex(hash, 0, 8), base64);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
