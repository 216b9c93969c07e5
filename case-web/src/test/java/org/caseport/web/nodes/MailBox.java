package org.caseport.web.nodes;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A mail server with a door for each server of the portal. It keeps who got which letter, in the order of their coming.
 */
final class MailBox implements AutoCloseable {

    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private final List<Door> doors = new CopyOnWriteArrayList<>();

    Door door() throws IOException {
        Door door = new Door();
        doors.add(door);
        return door;
    }

    List<Letter> letters() {
        return List.copyOf(letters);
    }

    @Override
    public void close() throws IOException {
        for (Door door : doors) {
            door.socket.close();
        }
    }

    /**
     * A letter that was accepted.
     *
     * @param id its Message-ID
     */
    record Letter(String to, String id) {}

    /** Where one server hands its letters in. */
    final class Door {

        private final ServerSocket socket;
        private final AtomicReference<Runnable> beforeThanks = new AtomicReference<>();

        private Door() throws IOException {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            start(this::open);
        }

        int port() {
            return socket.getLocalPort();
        }

        /** Does this once, when a letter is here and its sender does not know yet. */
        void beforeThanks(Runnable act) {
            beforeThanks.set(act);
        }

        private void open() {
            while (!socket.isClosed()) {
                try {
                    Socket caller = socket.accept();
                    start(() -> talk(caller));
                } catch (IOException closed) {
                    return;
                }
            }
        }

        private void talk(Socket caller) {
            String to = "";
            try (caller;
                    BufferedReader in = new BufferedReader(new InputStreamReader(caller.getInputStream(), US_ASCII));
                    OutputStream out = caller.getOutputStream()) {
                say(out, "220 box");
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    String verb = line.toUpperCase(Locale.ROOT);
                    if (verb.startsWith("RCPT TO:")) {
                        to = line.substring(8).strip().replaceAll("[<>]", "").replaceFirst(" .*", "");
                        say(out, "250 known");
                    } else if (verb.startsWith("DATA")) {
                        say(out, "354 go on");
                        letters.add(new Letter(to, idOf(in)));
                        Runnable act = beforeThanks.getAndSet(null);
                        if (act != null) {
                            act.run();
                        }
                        say(out, "250 kept");
                    } else if (verb.startsWith("QUIT")) {
                        say(out, "221 bye");
                        return;
                    } else {
                        say(out, "250 fine");
                    }
                }
            } catch (IOException gone) {
                // Whoever hangs up has nothing more to say.
            }
        }
    }

    /** Reads a letter to its end. */
    private static String idOf(BufferedReader in) throws IOException {
        String id = "";
        boolean wanted = false;
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            String begun = line.toLowerCase(Locale.ROOT);
            if (wanted || (id.isEmpty() && begun.startsWith("message-id:"))) {
                // A long id stands in a line of its own.
                id = line.replaceFirst("(?i)^message-id:", "").strip();
                wanted = id.isEmpty();
            }
        }
        return id;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(US_ASCII));
        out.flush();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "mail-box");
        thread.setDaemon(true);
        thread.start();
    }
}
