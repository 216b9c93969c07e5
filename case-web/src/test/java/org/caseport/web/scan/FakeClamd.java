package org.caseport.web.scan;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** Speaks clamd's protocol as far as files are concerned, and fails in the ways that it can. */
public final class FakeClamd implements AutoCloseable {

    public static final String MALWARE = "this-is-the-malware";

    public enum Mood {
        WORKS,
        CLOSES_AT_ONCE,
        CLOSES_WITHOUT_ANSWER,
        IS_SILENT,
        HAS_A_SIZE_LIMIT,
        TALKS_GARBAGE,
        NEVER_ENDS_ITS_ANSWER
    }

    private final ServerSocket server;
    private final Mood mood;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;
    volatile byte[] seen = new byte[0];

    public FakeClamd(Mood mood) throws IOException {
        this.mood = mood;
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        thread = new Thread(this::serve, "fake clamd");
        thread.setDaemon(true);
        thread.start();
    }

    public String address() {
        return "tcp://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                answer(client);
            } catch (IOException | InterruptedException e) {
                // The test is over, or the client had enough.
            }
        }
    }

    private void answer(Socket client) throws IOException, InterruptedException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream();
        if (mood == Mood.CLOSES_AT_ONCE) {
            return;
        }
        String command = new String(in.readNBytes(10), US_ASCII);
        if (!command.equals("zINSTREAM\0")) {
            out.write("UNKNOWN COMMAND\0".getBytes(US_ASCII));
            return;
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int size = in.readInt(); size > 0; size = in.readInt()) {
            file.write(in.readNBytes(size));
            if (mood == Mood.HAS_A_SIZE_LIMIT && file.size() > 100_000) {
                out.write("INSTREAM size limit exceeded. ERROR\0".getBytes(US_ASCII));
                return;
            }
        }
        seen = file.toByteArray();
        switch (mood) {
            case WORKS, HAS_A_SIZE_LIMIT -> {
                boolean malware = file.toString(US_ASCII).contains(MALWARE);
                out.write(("stream: " + (malware ? "Test.Malware FOUND" : "OK") + "\0").getBytes(US_ASCII));
            }
            case TALKS_GARBAGE -> out.write("\u0001\u0007stream: perhaps OK\0".getBytes(US_ASCII));
            case NEVER_ENDS_ITS_ANSWER -> {
                while (true) {
                    out.write("stream: OK ".repeat(1_000).getBytes(US_ASCII));
                }
            }
            case IS_SILENT -> over.await();
            default -> out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        server.close();
        thread.interrupt();
    }
}
