package org.caseport.web.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Filter that lets a page leave as a whole: when the database goes away in the middle of it, there is no half page but
 * a 503. It sets the buffer of the response; from the parameter FACELETS_BUFFER_SIZE, Faces would make further buffers
 * of that size for the page and for each form in it.
 */
public class WholePageFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** In bytes; our largest page has less than half of them. */
    static final int LARGEST_PAGE = 128 * 1024;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!RequestPaths.isResource(request) && !response.isCommitted()) {
            response.setBufferSize(LARGEST_PAGE);
        }
        chain.doFilter(request, response);
    }
}
