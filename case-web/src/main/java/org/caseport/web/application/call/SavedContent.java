package org.caseport.web.application.call;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Digests of the fields with which an outcome was saved, by which a repetition is told from another outcome. Each field
 * has its own: a repetition may leave out what was typed before the outcome was sent.
 */
final class SavedContent {

    private static final List<String> FIELDS =
            List.of(CallFields.OUTCOME, CallFields.AT, CallFields.SUMMARY, CallFields.NOTE, CallFields.LETTER);

    /** Bytes a field; all of them fit into the column of a digest. */
    private static final int BYTES = 6;

    private SavedContent() {}

    /** The digests of these fields; one that is missing is blank. */
    static String of(Map<String, String> fields) {
        StringBuilder digests = new StringBuilder();
        FIELDS.forEach(name -> digests.append(digest(fields.getOrDefault(name, ""))));
        return digests.toString();
    }

    /** Whether all of these fields have the digests that were saved. */
    static boolean isOf(String saved, Map<String, String> fields) {
        String digests = of(fields);
        for (int i = 0; i < FIELDS.size(); i++) {
            int from = i * BYTES * 2;
            if (fields.containsKey(FIELDS.get(i)) && !digests.regionMatches(from, saved, from, BYTES * 2)) {
                return false;
            }
        }
        return true;
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
