package org.caseport.web.pages;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Sends the browser on to another address of ours, by a GET whatever it came with. */
public final class Redirects {

    private static final int TOO_MANY_REQUESTS = 429;

    private Redirects() {}

    /** {@code address} begins with the portal's root and is already encoded. */
    public static void to(String address) {
        HttpServletResponse response = response();
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", address);
        FacesContext.getCurrentInstance().responseComplete();
    }

    /** Answers that there is no such thing: the same whether it never existed or belongs to somebody else. */
    public static void notFound() {
        try {
            response().sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FacesContext.getCurrentInstance().responseComplete();
    }

    /** Answers that the visitor's role does not include this. */
    public static void forbidden() {
        try {
            response().sendError(HttpServletResponse.SC_FORBIDDEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FacesContext.getCurrentInstance().responseComplete();
    }

    /** Marks the page that is drawn as an answer to somebody who asked too often. */
    public static void tooMany(Duration left) {
        response().setStatus(TOO_MANY_REQUESTS);
        response()
                .setHeader(
                        "Retry-After",
                        String.valueOf(Math.max(1, left.plusMillis(999).toSeconds())));
    }

    public static HttpServletResponse response() {
        return (HttpServletResponse)
                FacesContext.getCurrentInstance().getExternalContext().getResponse();
    }
}
