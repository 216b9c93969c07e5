package org.caseport.web.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Filter that answers 404 for the {@code .xhtml} files behind pages, since a page's only address has no extension. */
public class HiddenFilesFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = RequestPaths.path(request);
        boolean file = path.endsWith(".xhtml") && !path.startsWith("/jakarta.faces.resource/");
        boolean welcome = request.getRequestURI().endsWith("/");
        if (file && !welcome) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }
}
