package org.caseport.web.journey.stage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A cable to a port of this computer that can be cut: between browser and portal, or between portal and database.
 *
 * <p>To lose the answer to a COMMIT of PostgreSQL, add {@code ?prepareThreshold=0} to the JDBC address: a prepared
 * COMMIT does not travel by name.
 */
public final class Wire implements AutoCloseable {

    private final int target;
    private final int port;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Accident> next = new AtomicReference<>();
    private volatile ServerSocket entrance;
    private volatile boolean silent;

    private Wire(int target, int port) throws IOException {
        this.target = target;
        this.port = port;
        this.entrance = listen();
    }

    /** A cable to a port of this computer, whole at first. */
    public static Wire to(int port) {
        try {
            return new Wire(port, Portal.freePort());
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** The near end. */
    public int port() {
        return port;
    }

    /** Breaks every connection and refuses new ones, until mended. */
    public void cut() {
        try {
            entrance.close();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        connections.forEach(Connection::breakOff);
    }

    /** Lets new connections through again; what was on its way in silence is lost. */
    public void mend() {
        if (silent) {
            connections.forEach(Connection::breakOff);
            silent = false;
        }
        if (entrance.isClosed()) {
            try {
                entrance = listen();
            } catch (IOException trouble) {
                throw new UncheckedIOException(trouble);
            }
        }
    }

    /**
     * Lets the next request that contains {@code words} arrive and be worked on, and breaks the connection instead of
     * answering.
     */
    public Accident loseAnswerTo(String words) {
        return arm(new Accident("", words, Long.MAX_VALUE));
    }

    /** The same for the first {@code words} on a connection that has carried {@code before} earlier. */
    public Accident loseAnswerTo(String before, String words) {
        return arm(new Accident(before, words, Long.MAX_VALUE));
    }

    /** Breaks the connection of the next request that contains {@code words} after so many bytes of it have arrived. */
    public Accident breakOff(String words, long afterBytes) {
        return arm(new Accident("", words, afterBytes));
    }

    /**
     * Does something at the moment in which {@code words} travel on a connection that has carried {@code before}
     * earlier.
     */
    public Accident when(String before, String words, Runnable act) {
        return arm(new Accident(before, words, Long.MAX_VALUE, act));
    }

    /** Lets nothing through any more, and tells nobody: both ends wait for the other, until mended. */
    public void silence() {
        silent = true;
    }

    private Accident arm(Accident accident) {
        next.set(accident);
        return accident;
    }

    @Override
    public void close() {
        cut();
    }

    private ServerSocket listen() throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        start("wire " + port, () -> {
            while (true) {
                Socket near = socket.accept();
                try {
                    new Connection(near, new Socket(InetAddress.getLoopbackAddress(), target)).open();
                } catch (IOException nobodyThere) {
                    near.close();
                }
            }
        });
        return socket;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException ended) {
                        // A closed socket is how these threads end.
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Something that will happen to one request, and may be waited for. */
    public static final class Accident {

        private final String before;
        private final String words;
        private final long afterBytes;
        private final CountDownLatch happened = new CountDownLatch(1);
        private final @Nullable Runnable act;

        private Accident(String before, String words, long afterBytes) {
            this(before, words, afterBytes, null);
        }

        private Accident(String before, String words, long afterBytes, @Nullable Runnable act) {
            this.before = before;
            this.words = words;
            this.afterBytes = afterBytes;
            this.act = act;
        }

        /** Waits until it has happened, at most {@code longest}. */
        public boolean await(Duration longest) throws InterruptedException {
            return happened.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private final class Connection {

        private final Socket near;
        private final Socket far;
        private volatile Accident accident;
        /** The accident whose first words this connection has carried. */
        private volatile Accident ready;

        private long bytesSince;

        Connection(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }

        void open() {
            connections.add(this);
            start("wire " + port + " there", () -> pump(near, far, true));
            start("wire " + port + " back", () -> pump(far, near, false));
        }

        private void pump(Socket from, Socket to, boolean there) throws IOException {
            byte[] bytes = new byte[16 * 1024];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                    if (silent) {
                        continue;
                    }
                    if (there ? endsOnTheWayThere(bytes, count, out) : accident != null) {
                        Accident happening = accident;
                        breakOff();
                        happening.happened.countDown();
                        return;
                    }
                    if (!there || accident == null || accident.afterBytes == Long.MAX_VALUE) {
                        out.write(bytes, 0, count);
                        out.flush();
                    }
                }
            } finally {
                breakOff();
            }
        }

        /** Whether the request ends here; of a request that is to break off only its beginning is let through. */
        private boolean endsOnTheWayThere(byte[] bytes, int count, OutputStream out) throws IOException {
            Accident armed = next.get();
            if (armed != null) {
                String text = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
                int from = ready == armed ? 0 : text.indexOf(armed.before);
                if (from >= 0) {
                    ready = armed;
                    if (text.indexOf(armed.words, from) >= 0 && next.compareAndSet(armed, null)) {
                        if (armed.act == null) {
                            accident = armed;
                        } else {
                            armed.act.run();
                            armed.happened.countDown();
                        }
                    }
                }
            }
            Accident mine = accident;
            if (mine == null || mine.afterBytes == Long.MAX_VALUE) {
                return false;
            }
            int let = (int) Math.min(count, mine.afterBytes - bytesSince);
            out.write(bytes, 0, let);
            out.flush();
            bytesSince += let;
            return bytesSince >= mine.afterBytes;
        }

        void breakOff() {
            connections.remove(this);
            try (near;
                    far) {
                near.setSoLinger(true, 0);
                far.setSoLinger(true, 0);
            } catch (IOException alreadyClosed) {
                // Closed is what we want.
            }
        }
    }
}
