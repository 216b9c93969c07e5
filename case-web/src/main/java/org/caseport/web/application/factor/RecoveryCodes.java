package org.caseport.web.application.factor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.domain.account.PersonId;

/**
 * Makes and checks recovery codes: 80 random bits each, so that their hashes reveal nothing, in letters that are hard
 * to mistake.
 */
final class RecoveryCodes {

    static final int HOW_MANY = 10;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;

    private RecoveryCodes() {}

    static List<String> fresh() {
        Set<String> codes = new LinkedHashSet<>();
        while (codes.size() < HOW_MANY) {
            StringBuilder code = new StringBuilder();
            for (int i = 0; i < LENGTH; i++) {
                code.append(i > 0 && i % GROUP == 0 ? "-" : "")
                        .append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
            }
            codes.add(code.toString());
        }
        return List.copyOf(codes);
    }

    /** Whether this text has the form of a recovery code, in any notation that people type. */
    static boolean isCode(String typed) {
        return plain(typed).length() == LENGTH;
    }

    static Set<String> hashes(PersonId person, List<String> codes) {
        return codes.stream().map(code -> hash(person, code)).collect(Collectors.toSet());
    }

    static String hash(PersonId person, String typed) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((person + "\n" + plain(typed)).getBytes(UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String plain(String typed) {
        return typed.toLowerCase(Locale.ROOT)
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1')
                .replaceAll("[\\s-]", "");
    }
}
