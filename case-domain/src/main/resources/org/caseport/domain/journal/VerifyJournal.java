import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies an export of Caseport's journal. It needs Java 17 or newer, no server and nothing else:
 *
 * <pre>
 * java VerifyJournal.java journal.jsonl                   or the journal.zip that it came in
 * java VerifyJournal.java journal.jsonl earlier.jsonl     and whether it goes on from an earlier export
 * </pre>
 *
 * With CASEPORT_SECRET_KEY (and CASEPORT_SECRET_KEY_PREVIOUS) in the environment it also checks the marks under the
 * heads, without which somebody who can write the database could have made a whole chain anew.
 *
 * <p>A line is an entry up to {@code ,"hash":}. Its hash is the SHA-256, in hexadecimal, of the hash before it (of 64
 * zeros before the first), a line feed, and these very words. The exit code is 0 if everything is as it was sealed,
 * 1 if not, 2 if there is nothing to verify.
 */
public final class VerifyJournal {

    private static final String START = "0".repeat(64);
    private static final String NONE = "000000000000";
    private static final String ENTRY = "{\"chain\":\"";
    private static final String HEAD = "{\"head\":\"";
    private static final String BEGIN = "{\"journal\":\"caseport\",\"format\":1,";
    private static final String END = "{\"end\":\"caseport\",";
    private static final String HASH = ",\"hash\":\"";

    private final PrintStream out;
    private final List<byte[]> keys = new ArrayList<>();
    private final Map<String, Long> earlierEntries = new HashMap<>();
    private final Map<String, String> earlierHashes = new HashMap<>();
    private final TreeMap<String, String> begun = new TreeMap<>();
    private final MessageDigest digest;

    private boolean all;
    private String chain = "";
    private long position;
    private String hash = START;
    private String suspect = "";
    private String doubt = "";
    private String again = "";
    private String lost = "";
    private boolean failed;
    private String last = "";
    private long chains;
    private long entries;
    private long bad;

    private VerifyJournal(PrintStream out) throws GeneralSecurityException {
        this.out = out;
        this.digest = MessageDigest.getInstance("SHA-256");
    }

    public static void main(String[] files) throws Exception {
        System.exit(run(files, System.getenv(), System.out));
    }

    static int run(String[] files, Map<String, String> environment, PrintStream out)
            throws IOException, GeneralSecurityException {
        if (files.length < 1 || files.length > 2) {
            out.println("java VerifyJournal.java journal.jsonl [earlier.jsonl]");
            return 2;
        }
        VerifyJournal verifier = new VerifyJournal(out);
        for (String name : List.of("CASEPORT_SECRET_KEY", "CASEPORT_SECRET_KEY_PREVIOUS")) {
            String key = environment.getOrDefault(name, "").strip();
            if (!key.isEmpty()) {
                verifier.keys.add(key.getBytes(StandardCharsets.UTF_8));
            }
        }
        if (files.length == 2) {
            verifier.remember(files[1]);
        }
        return verifier.verify(files[0]);
    }

    /** Reads how far the chains of an earlier export went. */
    private void remember(String file) throws IOException {
        try (BufferedReader lines = open(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(HEAD)) {
                    earlierEntries.put(text(line, "head"), number(line, "entries"));
                    earlierHashes.put(text(line, "head"), text(line, "hash"));
                }
            }
        }
    }

    private int verify(String file) throws IOException, GeneralSecurityException {
        try (BufferedReader lines = open(file)) {
            String first = lines.readLine();
            if (first == null || !first.startsWith(BEGIN)) {
                out.println("This is no export of a journal that this program understands: " + file);
                return 2;
            }
            all = text(first, "of").equals("all");
            boolean ended = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (ended) {
                    bad("BAD: the file goes on after its end");
                } else if (line.startsWith(ENTRY)) {
                    entry(line);
                } else if (line.startsWith(HEAD)) {
                    head(line);
                } else if (line.startsWith(END)) {
                    ended = true;
                    if (number(line, "chains") != chains || number(line, "entries") != entries) {
                        bad("BAD: the file counts " + number(line, "chains") + " chains and " + number(line, "entries")
                                + " entries at its end and has " + chains + " and " + entries);
                    }
                } else {
                    bad("BAD: chain " + chain + ": a line that is neither an entry nor a head after position "
                            + position + ": " + shown(line));
                }
            }
            if (!ended) {
                bad("BAD: the file is cut off after position " + position + " of chain " + chain);
            }
        }
        if (all) {
            begun.forEach((gone, by) -> bad("BAD: chain " + gone + " is gone. It began, says " + by));
        }
        earlierEntries.keySet().stream()
                .sorted()
                .forEach(gone -> bad("BAD: chain " + gone + " is in the earlier export and not in this one"));
        if (bad > 0) {
            out.println(bad + " chain(s) or part(s) are not as they were sealed.");
            return 1;
        }
        out.println("OK: " + entries + " entries in " + chains + " chains are as they were sealed.");
        if (keys.isEmpty()) {
            out.println("The operator's marks were not checked, as CASEPORT_SECRET_KEY is not set here.");
        }
        return 0;
    }

    private void entry(String line) {
        entries++;
        String of = text(line, "chain");
        if (!of.equals(chain)) {
            begin(of);
        }
        if (failed) {
            return;
        }
        long at = number(line, "position");
        int end = line.length() - HASH.length() - 66;
        if (end < 0 || !line.startsWith(HASH, end) || !line.endsWith("\"}")) {
            fail("CHANGED", line, "the line has no hash at its end");
            return;
        }
        String words = line.substring(0, end);
        String own = line.substring(end + HASH.length(), line.length() - 2);
        if (!suspect.isEmpty()) {
            boolean follows = at == position + 2 && own.equals(sealed(hashOf(suspect), words));
            failSuspect(follows);
        } else if (at > position + 1) {
            fail("MISSING", line, "the entries from position " + (position + 1) + " to " + (at - 1)
                    + " are gone; this is the first after them");
        } else if (at <= position) {
            fail("DOUBLE", line, "there is another entry at or after this position; one of them was inserted or moved");
        } else if (!own.equals(sealed(hash, words))) {
            suspect = line;
        } else {
            position = at;
            hash = own;
            known(line);
        }
    }

    /** Notes what a right entry says about the chains themselves. */
    private void known(String line) {
        Long until = earlierEntries.get(chain);
        if (until != null && until == position && !hash.equals(earlierHashes.get(chain)) && lost.isEmpty()) {
            lost = "position " + position + " is another entry than in the earlier export";
        }
        if (line.contains(",\"act\":\"journal.chain-begun\",") && chain.equals(NONE)) {
            String by = named(line);
            if (begun.put(text(line, "on"), by) != null && again.isEmpty()) {
                again = by;
            }
        }
        if (line.contains(",\"act\":\"journal.chain-doubted\",")) {
            if (line.contains(",\"detail\":\"unmarked\",")) {
                out.println("Note: chain " + chain + " had no mark of the operator's until " + named(line)
                        + ". That is when the key came, or somebody took the mark away.");
            } else if (doubt.isEmpty()) {
                doubt = named(line);
            }
        }
    }

    private void begin(String of) {
        if (!chain.isEmpty() && !last.equals(chain)) {
            bad("BAD: chain " + chain + " has no head");
        }
        if (all && chain.isEmpty() && !of.equals(NONE)) {
            bad("BAD: chain " + NONE + ", which says what other chains there are, is gone");
        }
        if (of.compareTo(chain) <= 0 && !chain.isEmpty()) {
            bad("BAD: chain " + of + " stands twice in the file, or not in its order");
        }
        chain = of;
        position = 0;
        hash = START;
        suspect = "";
        doubt = "";
        lost = "";
        failed = false;
    }

    private void head(String line) throws GeneralSecurityException {
        String of = text(line, "head");
        if (!of.equals(chain)) {
            begin(of);
        }
        last = of;
        chains++;
        long counted = number(line, "entries");
        String headHash = text(line, "hash");
        if (!failed && !suspect.isEmpty()) {
            failSuspect(counted == position + 1 && headHash.equals(hashOf(suspect)));
        }
        if (!failed && counted > position) {
            failAt("TAIL CUT", position + 1, "the head counts " + counted + " entries; those from here on are gone");
        } else if (!failed && counted < position) {
            failAt("INSERTED", counted + 1, "the head counts " + counted + " entries only");
        } else if (!failed && !headHash.equals(hash)) {
            failAt("HEAD CHANGED", position, "the head has another hash than the last entry");
        }
        if (!failed) {
            mark(line, of, counted, headHash);
        }
        if (!failed && !doubt.isEmpty()) {
            failed = true;
            bad("BAD: chain " + chain + ": the head from which it goes on was not the operator's, says " + doubt);
        }
        if (!failed && !again.isEmpty()) {
            failed = true;
            bad("BAD: a chain began a second time, so what it was before is gone, says " + again);
            again = "";
        }
        Long until = earlierEntries.remove(of);
        if (!failed && until != null && until > position) {
            failAt("TAIL CUT", position + 1, "the chain had " + until + " entries in the earlier export");
        } else if (!failed && !lost.isEmpty()) {
            failAt("FORGED", position, lost);
        }
        begun.remove(of);
    }

    private void mark(String line, String of, long counted, String headHash) throws GeneralSecurityException {
        boolean none = line.contains(",\"mark\":null");
        if (counted == 0 || keys.isEmpty()) {
            return;
        }
        if (none) {
            failAt("MARK WRONG", counted, "the head carries no mark of the operator's, although there is a key");
            return;
        }
        String text = "mark\njournal head\n" + of + "\n" + counted + "\n" + headHash;
        byte[] words = text.getBytes(StandardCharsets.UTF_8);
        for (byte[] key : keys) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            if (HexFormat.of().formatHex(mac.doFinal(words)).equals(text(line, "mark"))) {
                return;
            }
        }
        failAt("MARK WRONG", counted, "the mark under the head was not made with the operator's key");
    }

    private String sealed(String before, String words) {
        digest.update(before.getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) '\n');
        return HexFormat.of().formatHex(digest.digest(words.getBytes(StandardCharsets.UTF_8)));
    }

    private static String hashOf(String line) {
        return line.substring(line.length() - 66, line.length() - 2);
    }

    private void failSuspect(boolean othersRight) {
        fail(
                othersRight ? "CHANGED" : "OUT OF PLACE",
                suspect,
                othersRight
                        ? "it does not say any more what was sealed"
                        : "it does not follow the entry before it: something was inserted, moved or changed here");
    }

    private void fail(String what, String line, String why) {
        failed = true;
        bad("BAD: chain " + chain + ", " + named(line) + ": " + what + ": " + why);
    }

    private void failAt(String what, long at, String why) {
        failed = true;
        bad("BAD: chain " + chain + ", position " + at + ": " + what + ": " + why);
    }

    private void bad(String sentence) {
        bad++;
        out.println(sentence);
    }

    private static String named(String line) {
        return "position " + number(line, "position") + " (entry " + number(line, "number") + ", " + text(line, "act")
                + ", " + text(line, "at") + ")";
    }

    private static String shown(String line) {
        return line.length() > 100 ? line.substring(0, 100) + "…" : line;
    }

    private static String text(String line, String name) {
        String before = "\"" + name + "\":\"";
        int from = line.indexOf(before);
        int to = from < 0 ? -1 : line.indexOf('"', from + before.length());
        return to < 0 ? "" : line.substring(from + before.length(), to);
    }

    private static long number(String line, String name) {
        String before = "\"" + name + "\":";
        int from = line.indexOf(before);
        long number = 0;
        for (int i = from + before.length(); from >= 0 && i < line.length() && i < from + before.length() + 18; i++) {
            char digit = line.charAt(i);
            if (digit < '0' || digit > '9') {
                return number;
            }
            number = number * 10 + digit - '0';
        }
        return from < 0 ? -1 : number;
    }

    private static BufferedReader open(String file) throws IOException {
        if (!file.endsWith(".zip")) {
            return Files.newBufferedReader(Path.of(file));
        }
        ZipFile zip = new ZipFile(file);
        InputStream in = zip.getInputStream(zip.getEntry("journal.jsonl"));
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)) {
            @Override
            public void close() throws IOException {
                super.close();
                zip.close();
            }
        };
    }
}
