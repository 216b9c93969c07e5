package org.caseport.web.phone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Stands in for an Asterisk, by the published description of its REST interface: channels are originated with an id of
 * the caller's choice, events come by a WebSocket for each application, and bridges join channels. The test says when
 * phones are answered and how calls end, and may have requests declined, cut off or left unanswered.
 */
public final class AsteriskStub implements AutoCloseable {

    public static final String USER = "caseport";
    public static final String PASSWORD = "a-secret-of-the-stub";

    private static final String ACCEPTED = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int SWITCHING = 101;
    private static final int UNAUTHORIZED = 401;
    private static final int TEXT_FRAME = 0x81;

    /** How a request is answered. */
    public enum Fault {
        /** The connection ends after the request was taken, without an answer. */
        CUT,
        /** There is no answer as long as the stub lives. */
        SILENT,
        /** Declined with the status 400. */
        DECLINED,
        /** It fails with the status 500. */
        FAILED
    }

    /** A request that was taken. */
    public record Request(String method, String path, Map<String, String> query) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private final ServerSocket server;
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private final List<Request> all = new CopyOnWriteArrayList<>();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Map<String, OutputStream> applications = new ConcurrentHashMap<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    public AsteriskStub() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/ari";
    }

    /** From now on requests of which the text contains this are answered so. */
    public AsteriskStub fault(String part, Fault fault) {
        faults.put(part, fault);
        return this;
    }

    /** All works again. */
    public void mend() {
        faults.clear();
    }

    /** Waits for the next request that begins like this; others before it are passed over. */
    public Request await(String beginning) {
        try {
            while (true) {
                Request next = requests.poll(20, TimeUnit.SECONDS);
                if (next == null) {
                    throw new AssertionError("no " + beginning + " came, but " + all);
                }
                if (next.toString().startsWith(beginning)) {
                    return next;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The requests so far that begin like this. */
    public List<Request> all(String beginning) {
        return all.stream()
                .filter(request -> request.toString().startsWith(beginning))
                .toList();
    }

    /** The phone at which a channel rings is picked up. */
    public void answers(String channel) {
        tell(
                channel,
                "{\"type\":\"StasisStart\",\"application\":\"" + application(channel) + "\",\"args\":[],"
                        + "\"channel\":{\"id\":\"" + channel + "\",\"state\":\"Up\"}}");
    }

    /** A channel ends, for a cause by Q.850. */
    public void ends(String channel, int cause) {
        tell(
                channel,
                "{\"type\":\"ChannelDestroyed\",\"cause\":" + cause + ",\"cause_txt\":\"\"," + "\"channel\":{\"id\":\""
                        + channel + "\",\"state\":\"Up\"}}");
    }

    /** Dialling a channel came to this. */
    public void dialled(String channel, String status) {
        tell(channel, "{\"type\":\"Dial\",\"dialstatus\":\"" + status + "\",\"peer\":{\"id\":\"" + channel + "\"}}");
    }

    /** Sends this to the application of a channel. */
    public void tell(String channel, String event) {
        OutputStream to = applications.get(application(channel));
        if (to == null) {
            throw new AssertionError("nobody listens to " + application(channel));
        }
        try {
            to.write(frame(event));
            to.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts the connection of an application. */
    public void cut(String channel) throws IOException {
        OutputStream of = applications.get(application(channel));
        if (of != null) {
            of.close();
        }
    }

    private static String application(String channel) {
        return channel.replace("-customer", "");
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                run(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void run(Runnable work) {
        Thread thread = new Thread(work, "asterisk-stub");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket socket) {
        try {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            List<String> head = head(in);
            if (head.isEmpty()) {
                return;
            }
            answer(socket, in, head);
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private void answer(Socket socket, InputStream in, List<String> head) throws IOException {
        String[] line = head.get(0).split(" ", 3);
        URI address = URI.create(line[1]);
        Map<String, String> headers = new LinkedHashMap<>();
        head.subList(1, head.size()).forEach(header -> {
            String[] parts = header.split(": ?", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        });
        in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        String path = address.getPath().replaceFirst("^/ari", "");
        Request request = new Request(line[0], path, query(address.getRawQuery()));
        OutputStream out = socket.getOutputStream();
        Fault fault = faults.entrySet().stream()
                .filter(one -> request.toString().contains(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        String known = "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(UTF_8));
        if (!known.equals(headers.get("authorization"))) {
            reply(out, UNAUTHORIZED);
            socket.close();
        } else if (headers.containsKey("sec-websocket-key") && fault == null) {
            handshake(out, headers.get("sec-websocket-key"));
            applications.put(request.query().get("app"), out);
            in.transferTo(OutputStream.nullOutputStream());
        } else {
            all.add(request);
            if (fault == Fault.CUT) {
                socket.close();
            } else if (fault == Fault.DECLINED || fault == Fault.FAILED) {
                reply(out, fault == Fault.DECLINED ? 400 : 500);
                socket.close();
            } else if (fault == null) {
                reply(out, request.method().equals("DELETE") ? 204 : 200);
                socket.close();
            }
            requests.add(request);
        }
    }

    private static void reply(OutputStream out, int status) throws IOException {
        String body = status == 204 ? "" : "{}";
        out.write(("HTTP/1.1 " + status + " -\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\nConnection: close\r\n\r\n" + body)
                .getBytes(ISO_8859_1));
        out.flush();
    }

    private static void handshake(OutputStream out, String key) throws IOException {
        String accept;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + ACCEPTED).getBytes(ISO_8859_1));
            accept = Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        out.write(("HTTP/1.1 " + SWITCHING + " Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + accept + "\r\n\r\n")
                .getBytes(ISO_8859_1));
        out.flush();
    }

    private static byte[] frame(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(TEXT_FRAME);
        if (bytes.length < 126) {
            frame.write(bytes.length);
        } else {
            frame.write(126);
            frame.write(bytes.length >> 8);
            frame.write(bytes.length & 0xFF);
        }
        frame.writeBytes(bytes);
        return frame.toByteArray();
    }

    private static List<String> head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                if (line.isEmpty()) {
                    return lines;
                }
                lines.add(line.toString());
                line.setLength(0);
            } else if (next != '\r') {
                line.append((char) next);
            }
        }
        return List.of();
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                query.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
            }
        }
        return query;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
