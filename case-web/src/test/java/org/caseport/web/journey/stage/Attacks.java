package org.caseport.web.journey.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Counts the attacks of a kind, and fails when any got through. */
public final class Attacks {

    private static final Map<String, int[]> TRIED = new LinkedHashMap<>();

    private final String kind;
    private final List<String> through = new ArrayList<>();
    private int tried;

    public Attacks(String kind) {
        this.kind = kind;
    }

    public void tried(String what, boolean gotThrough, Object told) {
        tried++;
        if (gotThrough) {
            String says = String.valueOf(told);
            through.add(what + " -> " + says.substring(0, Math.min(300, says.length())));
        }
    }

    public void judge() {
        int[] counts = TRIED.computeIfAbsent(kind, any -> new int[2]);
        counts[0] += tried;
        counts[1] += through.size();
        assertThat(through).as("%s: %d tried", kind, tried).isEmpty();
        assertThat(tried).isPositive();
    }

    /** Prints what was tried so far, by kind. */
    public static void tell() {
        StringBuilder table = new StringBuilder("attacks: kind, tried, got through\n");
        TRIED.forEach((kind, counts) -> table.append("  %-22s %5d %5d%n".formatted(kind, counts[0], counts[1])));
        TRIED.clear();
        System.out.print(table);
    }

    /** What {@code attacks.txt} lists under this heading. */
    public static List<String> listed(String heading) {
        try (InputStream list = Attacks.class.getResourceAsStream("/attacks.txt")) {
            String all = new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8);
            return all.substring(all.indexOf("[" + heading + "]\n") + heading.length() + 3)
                    .lines()
                    .takeWhile(line -> !line.isEmpty())
                    .map(line -> line.substring(1, line.length() - 1).translateEscapes())
                    .map(Attacks::unicode)
                    .toList();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static String unicode(String text) {
        return Pattern.compile("\\\\u([0-9A-Fa-f]{4})")
                .matcher(text)
                .replaceAll(found -> String.valueOf((char) Integer.parseInt(found.group(1), 16)));
    }

    public static String cut(String text, int most) {
        return text.substring(0, Math.min(most, text.length()));
    }

    /** Posts a form of a page. */
    public static HttpResponse<String> faces(Caller caller, String page, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.putIfAbsent("jakarta.faces.ViewState", "stateless");
        return caller.post(page, Caller.form(all));
    }

    /** Fields of a form as the access table writes them, and further ones to the letter. */
    public static Map<String, String> form(String plain, String... further) {
        Map<String, String> fields = new LinkedHashMap<>();
        Arrays.stream(plain.split("&"))
                .map(one -> (one + "=").split("=", 3))
                .forEach(one -> fields.put(one[0], one[1]));
        for (int i = 0; i < further.length; i += 2) {
            fields.put(further[i], further[i + 1]);
        }
        return fields;
    }

    /** The fields of a row, but without anybody whose way in changes: the portal is that of all tests. */
    public static String tame(String sends) {
        return sends.replace("{holder}", "demo-intern");
    }

    /**
     * Sends a path to the letter, which clients tidy up otherwise, as if from elsewhere: this computer may see the
     * measures.
     */
    public static String raw(Portal portal, String method, String path, String cookie) throws IOException {
        String host = "Host: localhost:" + portal.port() + "\r\nVia: 1.1 proxy\r\n";
        return answered(portal, method + " " + path, cookie.isEmpty() ? host : host + "Cookie: " + cookie + "\r\n");
    }

    /** Asks for a path with a header that a proxy sends, or with another host's name. */
    public static String rawWith(Portal portal, String path, String header, String value) throws IOException {
        String host = header.equals("Host") ? "" : "Host: localhost:" + portal.port() + "\r\n";
        return answered(portal, "GET " + path, host + header + ": " + value + "\r\n");
    }

    private static String answered(Portal portal, String asked, String headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), portal.port())) {
            socket.setSoTimeout(60_000);
            String request = asked + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Posts the form of the agents' composer; {@code address} is the draft and the act. */
    public static HttpResponse<String> compose(Caller agent, String id, String address, Map<String, String> fields) {
        return agent.post("/data/workspace/cases/" + id + "/answers/" + address, Caller.form(fields));
    }

    /** What an agent's form does to a case. */
    public static void act(Caller agent, String id, String form, String field, String text) {
        faces(agent, "/workspace/case?id=" + id, form(form, field, text));
    }

    /** A server of this computer that counts who calls it. */
    public static HttpServer listener(AtomicInteger heard) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            heard.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
