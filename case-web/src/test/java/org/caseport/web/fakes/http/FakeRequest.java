package org.caseport.web.fakes.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.caseport.domain.account.Person;
import org.caseport.web.security.session.AuthenticatedPerson;
import org.caseport.web.security.session.SessionLifetime;
import org.caseport.web.security.session.UserPrincipal;

/** A request to the portal, with as much of it as tests give; whatever else is asked of it is not supported. */
public final class FakeRequest extends HttpServletRequestWrapper {

    /** Answers what is forwarded to a path of the portal. */
    @FunctionalInterface
    public interface Forwarded {
        void answer(HttpServletRequest request, ServletResponse response) throws IOException;
    }

    private final String method;
    private final String path;
    private final Map<String, String[]> parameters = new LinkedHashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, Forwarded> pages = new HashMap<>();

    private FakeRequest(String method, String path) {
        super(unsupported());
        this.method = method;
        this.path = path;
    }

    public static FakeRequest get(String path) {
        return new FakeRequest("GET", path);
    }

    public static FakeRequest post(String path) {
        return new FakeRequest("POST", path);
    }

    /** The same as sent by somebody who is signed in. */
    public FakeRequest by(Person person) {
        Instant end = Instant.parse("2100-01-01T00:00:00Z");
        attributes.put(
                AuthenticatedPerson.class.getName(), new UserPrincipal(person, "token", new SessionLifetime(end, end)));
        return this;
    }

    public FakeRequest with(String parameter, String... values) {
        parameters.put(parameter, values);
        return this;
    }

    public FakeRequest withHeader(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
        return this;
    }

    public FakeRequest forwarding(String to, Forwarded page) {
        pages.put(to, page);
        return this;
    }

    private static HttpServletRequest unsupported() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                FakeRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public String getContextPath() {
        return "";
    }

    @Override
    public String getServletPath() {
        return path;
    }

    @Override
    public String getPathInfo() {
        return null;
    }

    @Override
    public String getRequestURI() {
        return path;
    }

    @Override
    public String getQueryString() {
        return null;
    }

    @Override
    public String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String[] getParameterValues(String name) {
        return parameters.get(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public String getHeader(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public Enumeration<Locale> getLocales() {
        return Collections.enumeration(List.of(Locale.ENGLISH));
    }

    @Override
    public Cookie[] getCookies() {
        return null;
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public Object getAttribute(String name) {
        return attributes.get(name);
    }

    @Override
    public void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        attributes.remove(name);
    }

    @Override
    public RequestDispatcher getRequestDispatcher(String to) {
        Forwarded page = pages.get(to);
        if (page == null) {
            throw new AssertionError("nothing answers " + to);
        }
        return new RequestDispatcher() {
            @Override
            public void forward(ServletRequest request, ServletResponse response) throws IOException {
                page.answer((HttpServletRequest) request, response);
            }

            @Override
            public void include(ServletRequest request, ServletResponse response) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
