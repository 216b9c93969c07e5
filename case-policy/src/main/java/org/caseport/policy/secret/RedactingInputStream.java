package org.caseport.policy.secret;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Input stream that removes the secrets from a text file while it is read. Each is replaced by its marker and spaces,
 * byte for byte, so that the file keeps its size and its lines. The text may be in any encoding that writes plain
 * characters as single bytes, or in UTF-16 with a byte order mark.
 */
public final class RedactingInputStream extends FilterInputStream {

    /** The size of the steps, in bytes, in which it is noted where something was removed. */
    public static final int STEP = 64 * 1024;

    private static final int BEHIND = 4 * 1024;
    private static final int FRESH = 256 * 1024;

    private final SecretRedactor secrets;
    private final SortedMap<String, Integer> removed = new TreeMap<>();
    private final BitSet touched = new BitSet();

    /** The bytes as they came: some that were handed out already, as context for the next, and those that wait. */
    private byte[] raw = new byte[0];

    private byte[] ready = new byte[0];
    private int taken;
    private int handedOut;
    private long begin;
    private boolean ended;
    /** How many bytes a character has; 0 before the first bytes. */
    private int width;

    private boolean bigEnd;

    public RedactingInputStream(SecretRedactor secrets, InputStream text) {
        super(text);
        this.secrets = secrets;
    }

    /** How many secrets of each kind were removed so far. */
    public SortedMap<String, Integer> removed() {
        return Collections.unmodifiableSortedMap(removed);
    }

    /**
     * Whether anything was removed from these bytes, which have been read; from and length are multiples of the step.
     */
    public boolean removedWithin(long from, long length) {
        int first = touched.nextSetBit((int) (from / STEP));
        return first >= 0 && first < (from + length + STEP - 1) / STEP;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (taken == ready.length) {
            if (ended) {
                return -1;
            }
            goOn();
        }
        int some = Math.min(length, ready.length - taken);
        System.arraycopy(ready, taken, into, from, some);
        taken += some;
        return some;
    }

    @Override
    public long skip(long bytes) throws IOException {
        byte[] skipped = new byte[(int) Math.min(bytes, FRESH)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public int available() {
        return ready.length - taken;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Reads more bytes, and makes those available whose secrets can't reach beyond what was read. */
    private void goOn() throws IOException {
        byte[] fresh = in.readNBytes(FRESH);
        ended = fresh.length < FRESH;
        if (width == 0) {
            tellEncoding(fresh);
        }
        int from = Math.max(0, handedOut - BEHIND * width);
        begin += from;
        handedOut -= from;
        byte[] all = Arrays.copyOf(Arrays.copyOfRange(raw, from, raw.length), raw.length - from + fresh.length);
        System.arraycopy(fresh, 0, all, raw.length - from, fresh.length);
        raw = all;
        byte[] clean = raw.clone();
        int safe = ended ? raw.length : Math.max(handedOut, (raw.length / width - SecretRedactor.LONGEST) * width);
        for (SecretRedactor.Found secret : find()) {
            int first = secret.from() * width;
            int end = secret.to() * width;
            if (first >= handedOut && first < safe) {
                overwrite(clean, secret);
                safe = Math.max(safe, end);
            }
        }
        ready = Arrays.copyOfRange(clean, handedOut, safe);
        taken = 0;
        handedOut = safe;
    }

    private void tellEncoding(byte[] first) {
        boolean big = first.length > 1 && first[0] == (byte) 0xFE && first[1] == (byte) 0xFF;
        boolean little = first.length > 1 && first[0] == (byte) 0xFF && first[1] == (byte) 0xFE;
        width = big || little ? 2 : 1;
        bigEnd = big;
    }

    private List<SecretRedactor.Found> find() {
        char[] chars = new char[raw.length / width];
        for (int i = 0; i < chars.length; i++) {
            if (width == 1) {
                chars[i] = (char) (raw[i] & 0xFF);
            } else {
                int high = raw[2 * i + (bigEnd ? 0 : 1)] & 0xFF;
                int low = raw[2 * i + (bigEnd ? 1 : 0)] & 0xFF;
                chars[i] = NormalizedText.plain((char) (high * 256 + low));
            }
        }
        return secrets.find(new NormalizedText(chars));
    }

    private void overwrite(byte[] clean, SecretRedactor.Found secret) {
        String marker = secret.kind().marker(secret.to() - secret.from());
        for (int i = secret.from(); i < secret.to(); i++) {
            int in = i - secret.from();
            int low = i * width + (width == 2 && bigEnd ? 1 : 0);
            boolean lineEnd = (raw[low] == '\n' || raw[low] == '\r') && (width == 1 || raw[low ^ 1] == 0);
            if (in < marker.length() || !lineEnd) {
                clean[low] = (byte) (in < marker.length() ? marker.charAt(in) : ' ');
                if (width == 2) {
                    clean[low ^ 1] = 0;
                }
            }
        }
        removed.merge(secret.kind().code(), 1, Integer::sum);
        touched.set(
                (int) ((begin + (long) secret.from() * width) / STEP),
                (int) ((begin + (long) secret.to() * width - 1) / STEP) + 1);
    }
}
