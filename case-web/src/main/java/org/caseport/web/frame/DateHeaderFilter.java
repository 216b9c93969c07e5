package org.caseport.web.frame;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Filter that adds the Date header (RFC 9110, 6.6.1), which Payara does not. Clients of the Support API with a wrong
 * clock sign by this time, so it comes from the clock by which signatures are checked. A response that is written at
 * once, as most are, has the time of its end. One that is streamed or fills the buffer has the time at which its
 * request began, since its header is sent before the end.
 */
public class DateHeaderFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** Not the JDK's RFC_1123_DATE_TIME, which writes days below 10 with one digit. */
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @Inject
    transient Clock clock;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Date", of(clock.instant()));
        chain.doFilter(request, response);
        if (!response.isCommitted()) {
            response.setHeader("Date", of(clock.instant()));
        }
    }

    static String of(Instant instant) {
        return FORMAT.format(instant);
    }
}
