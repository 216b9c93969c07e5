package org.caseport.web.journey.stage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** Takes traces as an OpenTelemetry collector does: OTLP over HTTP, of which it reads as much as a test needs. */
public final class Collector implements AutoCloseable {

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    public Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<Span> spans() {
        return List.copyOf(spans);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (InputStream body = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                ? new GZIPInputStream(exchange.getRequestBody())
                : exchange.getRequestBody()) {
            for (byte[] resource : fields(body.readAllBytes(), 1)) {
                for (byte[] scope : fields(resource, 2)) {
                    fields(scope, 2).stream().map(Collector::span).forEach(spans::add);
                }
            }
        }
        exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static Span span(byte[] bytes) {
        Map<String, String> attributes = new TreeMap<>();
        for (byte[] attribute : fields(bytes, 9)) {
            List<byte[]> value = fields(attribute, 2);
            List<byte[]> text = value.isEmpty() ? List.of() : fields(value.get(0), 1);
            if (!text.isEmpty()) {
                attributes.put(text(fields(attribute, 1)), text(text));
            }
        }
        return new Span(
                hex(fields(bytes, 1)),
                hex(fields(bytes, 2)),
                hex(fields(bytes, 4)),
                text(fields(bytes, 5)),
                attributes);
    }

    /** What a message of protocol buffers holds under this number, as far as it has a length. */
    private static List<byte[]> fields(byte[] message, int number) {
        List<byte[]> found = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(message);
        while (rest.hasRemaining()) {
            long key = number(rest);
            int length =
                    switch ((int) (key & 7)) {
                        case 0 -> {
                            number(rest);
                            yield 0;
                        }
                        case 1 -> 8;
                        case 5 -> 4;
                        default -> (int) number(rest);
                    };
            byte[] bytes = new byte[length];
            rest.get(bytes);
            if (key >>> 3 == number && (key & 7) == 2) {
                found.add(bytes);
            }
        }
        return found;
    }

    private static long number(ByteBuffer bytes) {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            number |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    private static String hex(List<byte[]> bytes) {
        return bytes.isEmpty() ? "" : HexFormat.of().formatHex(bytes.get(0));
    }

    private static String text(List<byte[]> bytes) {
        return bytes.isEmpty() ? "" : new String(bytes.get(0), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A span, with those of its attributes that are texts. */
    public record Span(String trace, String id, String parent, String name, Map<String, String> attributes) {}
}
