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
 * Says on every answer when it was given (RFC 9110, 6.6.1), which Payara does not. Clients of the Support API whose
 * clock is wrong sign by this time, so it is that of the clock by which signatures are checked. An answer that is
 * written at once, as most are, has the time of its end, however long its request took to arrive; one that is streamed
 * or fills the buffer has the time at which its request began, since its header has left before the end.
 */
public class DateHeader extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** The JDK's own format of the RFC has days of one digit. */
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
