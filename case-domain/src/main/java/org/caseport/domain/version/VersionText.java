package org.caseport.domain.version;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** What can be the text of a version, and the digest by which it is approved. */
public final class VersionText {

    /** The most bytes in UTF-8: 1 MiB. */
    public static final int MOST_BYTES = 1 << 20;

    /** The form of a version's code: that of a file's name without a folder. */
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,39}");

    private VersionText() {}

    /** Whether both databases store the text exactly, and it is not too long. */
    public static boolean isStorable(String text) {
        return text.indexOf('\0') < 0
                && StandardCharsets.UTF_8.newEncoder().canEncode(text)
                && text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    public static boolean isCode(String code) {
        return CODE.matcher(code).matches();
    }

    /** The SHA-256 of the text in UTF-8, as 64 hexadecimal digits. */
    public static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
