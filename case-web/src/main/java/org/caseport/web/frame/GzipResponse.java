package org.caseport.web.frame;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Response that compresses its body if it is text and large enough. It buffers the first bytes until that is known; an
 * error or a redirect before that passes unchanged.
 */
final class GzipResponse extends HttpServletResponseWrapper {

    private static final int WORTH_IT = 1024;

    private final Sink sink = new Sink();
    private @Nullable PrintWriter writer;
    private long length = -1;
    private boolean away;

    GzipResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return sink;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            // Fixes the charset in the content type, as a container's own writer does.
            setCharacterEncoding(getCharacterEncoding());
            writer = new PrintWriter(new OutputStreamWriter(sink, Charset.forName(getCharacterEncoding())));
        }
        return writer;
    }

    @Override
    public void setContentLength(int bytes) {
        length = bytes;
    }

    @Override
    public void setContentLengthLong(long bytes) {
        length = bytes;
    }

    @Override
    public void setHeader(String name, String value) {
        if (name.equalsIgnoreCase("Content-Length")) {
            length = value == null ? -1 : Long.parseLong(value);
        } else {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (name.equalsIgnoreCase("Content-Length")) {
            length = Long.parseLong(value);
        } else {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        if (name.equalsIgnoreCase("Content-Length")) {
            length = value;
        } else {
            super.setIntHeader(name, value);
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!away) {
            flushWriter();
            sink.flush();
            super.flushBuffer();
        }
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        forget();
    }

    @Override
    public void reset() {
        super.reset();
        forget();
    }

    @Override
    public void sendError(int status) throws IOException {
        leave();
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        leave();
        super.sendError(status, message);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        leave();
        super.sendRedirect(location);
    }

    /** Sends what is still buffered and ends the compressed stream. */
    void finish() throws IOException {
        if (!away) {
            flushWriter();
            sink.end();
        }
    }

    private void leave() {
        forget();
        away = true;
    }

    private void forget() {
        sink.forget();
        writer = null;
        length = -1;
    }

    private void flushWriter() {
        if (writer != null) {
            writer.flush();
        }
    }

    private boolean isText() {
        String type = getContentType();
        if (type == null || getHeader("Content-Encoding") != null) {
            return false;
        }
        String kind = type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        return (kind.startsWith("text/") && !kind.equals("text/event-stream"))
                || kind.endsWith("json")
                || kind.endsWith("javascript")
                || kind.endsWith("xml");
    }

    /** Buffers the first bytes, then writes compressed or directly. */
    private final class Sink extends ServletOutputStream {

        private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(WORTH_IT);
        private @Nullable OutputStream way;
        private @Nullable GZIPOutputStream gzip;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (away) {
                return;
            }
            if (way == null && waiting.size() + count < WORTH_IT) {
                waiting.write(bytes, from, count);
                return;
            }
            way(true).write(bytes, from, count);
        }

        @Override
        public void flush() throws IOException {
            if (!away) {
                way(true).flush();
            }
        }

        @Override
        public void close() throws IOException {
            end();
        }

        void end() throws IOException {
            if (away) {
                return;
            }
            if (way == null && waiting.size() == 0) {
                if (length >= 0) {
                    GzipResponse.super.setContentLengthLong(length);
                }
                return;
            }
            OutputStream last = way(false);
            if (gzip != null) {
                gzip.finish();
            }
            last.flush();
        }

        void forget() {
            waiting.reset();
            way = null;
            gzip = null;
        }

        private OutputStream way(boolean worthIt) throws IOException {
            if (way != null) {
                return way;
            }
            boolean text = isText();
            if (text) {
                GzipResponse.super.addHeader("Vary", "Accept-Encoding");
            }
            OutputStream chosen;
            if (text && worthIt) {
                GzipResponse.super.setHeader("Content-Encoding", "gzip");
                gzip = new GZIPOutputStream(getResponse().getOutputStream(), 2048, true);
                chosen = gzip;
            } else {
                if (length >= 0) {
                    GzipResponse.super.setContentLengthLong(length);
                }
                chosen = getResponse().getOutputStream();
            }
            way = chosen;
            waiting.writeTo(chosen);
            waiting.reset();
            return chosen;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("answers are written by threads that may wait");
        }
    }
}
