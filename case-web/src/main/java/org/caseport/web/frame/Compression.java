package org.caseport.web.frame;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;

/** Filter that compresses text responses, since servers don't unless they are configured to. */
public class Compression extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!wantsGzip(request)) {
            chain.doFilter(request, response);
            return;
        }
        GzipResponse squeezed = new GzipResponse(response);
        chain.doFilter(request, squeezed);
        if (request.isAsyncStarted()) {
            request.getAsyncContext().addListener(new FinishLater(squeezed));
        } else {
            squeezed.finish();
        }
    }

    static boolean wantsGzip(HttpServletRequest request) {
        String accepted = request.getHeader("Accept-Encoding");
        return accepted != null
                && accepted.toLowerCase(Locale.ROOT).matches("(^|.*[,\\s])gzip(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*")
                && !request.getMethod().equals("HEAD")
                && request.getHeader("Range") == null
                && request.getHeader("Upgrade") == null;
    }

    private record FinishLater(GzipResponse squeezed) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) throws IOException {
            squeezed.finish();
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
