package org.caseport.web.application.content;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Looks for programs in archives by the names of the entries alone, without unpacking anything. */
final class ArchivedProgramDetector {

    private static final Set<String> ENDINGS = Set.of(
            "exe", "com", "scr", "pif", "dll", "sys", "ocx", "cpl", "msi", "msp", "lnk", "bat", "cmd", "ps1", "vbs",
            "vbe", "jse", "wsf", "wsh", "hta", "reg", "jar", "class", "dex", "so", "elf", "dylib", "apk", "sh");

    /** The mark at the beginning of each entry of a zip archive. */
    private static final byte[] ENTRY = {'P', 'K', 3, 4};

    /**
     * How many bytes are between that mark and the length of the entry's name, and between that length and the name.
     */
    private static final int BEFORE_LENGTH = 22;

    private static final int AFTER_LENGTH = 2;

    private static final int LONGEST_NAME = 0xFFFF;

    /** How many bytes at the end of a name are looked at: enough for every extension and for the name of a manifest. */
    private static final int TELLING = 32;

    /** Large enough that stepping back after a mark, or forward to the end of a name, rarely moves the buffer. */
    private static final int BUFFER = 1 << 20;

    /** The class id at the beginning of Windows installer files. */
    private static final byte[] INSTALLER = {(byte) 0x84, 0x10, 0x0C, 0, 0, 0, 0, 0, (byte) 0xC0, 0, 0, 0, 0, 0, 0, 0x46
    };

    private ArchivedProgramDetector() {}

    /**
     * Whether a zip archive has an entry that runs, macros in a document that may have none included. Only the end of
     * each name is read, as an archive may consist of marks that each claim the longest of names.
     */
    static boolean areIn(InputStream zip, boolean mayHaveMacros) throws IOException {
        BufferedInputStream in = new BufferedInputStream(zip, BUFFER);
        while (skipPast(ENTRY, in)) {
            in.mark(BEFORE_LENGTH + 2 + AFTER_LENGTH + LONGEST_NAME);
            in.readNBytes(BEFORE_LENGTH);
            int length = in.read() | (in.read() << 8);
            if (length > 0) {
                int telling = Math.min(length, TELLING);
                skip(AFTER_LENGTH + length - telling, in);
                if (isProgram(new String(in.readNBytes(telling), StandardCharsets.UTF_8), mayHaveMacros)) {
                    return true;
                }
            }
            in.reset();
        }
        return false;
    }

    /** Skips this many bytes, or what is left. */
    private static void skip(long bytes, InputStream in) throws IOException {
        long left = bytes;
        long skipped;
        do {
            skipped = in.skip(left);
            left -= skipped;
        } while (skipped > 0 && left > 0);
    }

    private static boolean isProgram(String entry, boolean mayHaveMacros) {
        String name = entry.toLowerCase(Locale.ROOT);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))
                || entry.equals("META-INF/MANIFEST.MF")
                || (!mayHaveMacros && name.endsWith("vbaproject.bin"));
    }

    /** Whether a compound file is a Windows installer. */
    static boolean isInstaller(InputStream compound) throws IOException {
        return skipPast(INSTALLER, new BufferedInputStream(compound));
    }

    /** A simple search is enough, as neither mark repeats its first byte in a way that it would miss. */
    private static boolean skipPast(byte[] mark, InputStream in) throws IOException {
        int matched = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if ((byte) next == mark[matched]) {
                matched++;
            } else {
                matched = (byte) next == mark[0] ? 1 : 0;
            }
            if (matched == mark.length) {
                return true;
            }
        }
        return false;
    }
}
