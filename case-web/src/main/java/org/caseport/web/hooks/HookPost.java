package org.caseport.web.hooks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.caseport.domain.notice.Delivery.Trouble;
import org.caseport.web.application.notice.DeliveryResult;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends an HTTP POST to exactly the address that was checked, which no HTTP client of the platform allows. It follows
 * no redirects, reads only the status code, and keeps to a total time limit, however slow the server is.
 */
@ApplicationScoped
class HookPost {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
    private static final int MOST_HEAD_BYTES = 16_384;
    private static final int GONE = 410;

    @Inject
    Destinations destinations;

    @Inject
    @ConfigProperty(name = "caseport.hooks.timeout", defaultValue = "PT10S")
    Duration timeout;

    DeliveryResult post(URI uri, Map<String, String> headers, byte[] body) {
        try {
            InetAddress address = destinations.of(uri.getHost());
            return whatItMeans(codeOf(uri, address, headers, body));
        } catch (Destinations.Forbidden e) {
            return new DeliveryResult.Never(Trouble.FORBIDDEN, String.valueOf(e.getMessage()), 0);
        } catch (IOException e) {
            return new DeliveryResult.Later(Trouble.UNREACHABLE, words(e), 0);
        }
    }

    private static DeliveryResult whatItMeans(int code) {
        if (code >= 200 && code < 300) {
            return new DeliveryResult.Arrived(code);
        }
        if ((code >= 300 && code < 400) || code == GONE) {
            return new DeliveryResult.Never(Trouble.REFUSED, code == GONE ? "" : "redirects are not followed", code);
        }
        return new DeliveryResult.Later(Trouble.NOT_NOW, "", code);
    }

    private int codeOf(URI uri, InetAddress address, Map<String, String> headers, byte[] body) throws IOException {
        boolean encrypted = uri.getScheme().toLowerCase(Locale.ROOT).equals("https");
        int port = uri.getPort() > 0 ? uri.getPort() : encrypted ? 443 : 80;
        long giveUp = System.nanoTime() + timeout.toNanos();
        try (Socket plain = new Socket(Proxy.NO_PROXY)) {
            plain.connect(new InetSocketAddress(address, port), (int) timeout.toMillis());
            plain.setSoTimeout(left(giveUp));
            try (Socket socket = encrypted ? encrypted(plain, uri.getHost(), port) : plain) {
                OutputStream out = socket.getOutputStream();
                out.write(head(uri, headers, body.length).getBytes(US_ASCII));
                out.write(body);
                out.flush();
                return code(socket, giveUp);
            }
        }
    }

    /** Encrypts the connection; the certificate must be valid for the host name. */
    private static Socket encrypted(Socket plain, String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static String head(URI uri, Map<String, String> headers, int length) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        StringBuilder head = new StringBuilder("POST " + path + query + " HTTP/1.1\r\n");
        head.append("Host: ").append(uri.getHost()).append(uri.getPort() > 0 ? ":" + uri.getPort() : "");
        head.append("\r\nUser-Agent: Caseport\r\nConnection: close\r\nContent-Length: ")
                .append(length);
        headers.forEach(
                (name, value) -> head.append("\r\n").append(name).append(": ").append(value));
        return head.append("\r\n\r\n").toString();
    }

    /** The status code of the first response that is not an interim one. */
    private static int code(Socket socket, long giveUp) throws IOException {
        InputStream in = socket.getInputStream();
        int read = 0;
        StringBuilder line = new StringBuilder();
        boolean first = true;
        int code = 0;
        while (read++ < MOST_HEAD_BYTES) {
            socket.setSoTimeout(left(giveUp));
            int one = in.read();
            if (one < 0) {
                throw new EOFException("the connection ended before the answer");
            }
            if (one != '\n') {
                line.append((char) one);
                continue;
            }
            String text = line.toString().stripTrailing();
            line.setLength(0);
            if (first) {
                code = status(text);
                if (code >= 200) {
                    return code;
                }
            }
            // An interim response ends with an empty line, after which the next response begins.
            first = text.isEmpty();
        }
        throw new IOException("no end of the answer's head");
    }

    private static int status(String line) throws IOException {
        Matcher status = STATUS.matcher(line);
        if (!status.matches()) {
            throw new IOException("the answer is not HTTP");
        }
        return Integer.parseInt(status.group(1));
    }

    private static int left(long giveUp) throws SocketTimeoutException {
        long millis = (giveUp - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        return (int) millis;
    }

    private static String words(IOException e) {
        String words = e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
        byte[] visible = words.replaceAll("\\p{Cc}+", " ").getBytes(ISO_8859_1);
        return new String(visible, 0, Math.min(visible.length, 200), ISO_8859_1);
    }
}
