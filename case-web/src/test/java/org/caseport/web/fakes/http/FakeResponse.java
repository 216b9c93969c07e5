package org.caseport.web.fakes.http;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Remembers what is answered, and behaves as the server's own response when errors are sent. */
public final class FakeResponse extends HttpServletResponseWrapper {

    /** The errors that reached the server, which draws a page of its own for each. */
    public final List<Integer> errors = new ArrayList<>();

    public final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final StringWriter body = new StringWriter();
    private int status = SC_OK;
    private boolean committed;

    public FakeResponse() {
        super((HttpServletResponse) Proxy.newProxyInstance(
                FakeResponse.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (self, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                }));
    }

    public String body() {
        return body.toString();
    }

    @Override
    public void setStatus(int code) {
        status = code;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void sendError(int code) {
        sendError(code, null);
    }

    @Override
    public void sendError(int code, String message) {
        resetBuffer();
        errors.add(code);
        status = code;
    }

    @Override
    public void setHeader(String name, String value) {
        headers.put(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        headers.merge(name, value, (one, other) -> one + ", " + other);
    }

    @Override
    public String getHeader(String name) {
        return headers.get(name);
    }

    @Override
    public boolean containsHeader(String name) {
        return headers.containsKey(name);
    }

    @Override
    public void setContentType(String type) {
        headers.put("Content-Type", type);
    }

    @Override
    public void setCharacterEncoding(String encoding) {
        // The body is text already.
    }

    @Override
    public PrintWriter getWriter() {
        return new PrintWriter(body, true);
    }

    @Override
    public void resetBuffer() {
        if (committed) {
            throw new IllegalStateException("the answer has left already");
        }
        body.getBuffer().setLength(0);
    }

    @Override
    public void flushBuffer() {
        committed = true;
    }

    @Override
    public boolean isCommitted() {
        return committed;
    }
}
