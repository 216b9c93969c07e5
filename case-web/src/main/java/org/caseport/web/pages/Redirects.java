package org.caseport.web.pages;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Sends responses of pages that are no page: redirects within the portal, which become a GET, and errors. */
public final class Redirects {

    private static final int TOO_MANY_REQUESTS = 429;

    private Redirects() {}

    /** Redirects to an address, which must begin with the context path and be encoded already. */
    public static void to(String address) {
        HttpServletResponse response = response();
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", address);
        FacesContext.getCurrentInstance().responseComplete();
    }

    /** Answers 404, whether the thing never existed or belongs to somebody else. */
    public static void notFound() {
        try {
            response().sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FacesContext.getCurrentInstance().responseComplete();
    }

    /** Answers 403, as the visitor's role does not allow this. */
    public static void forbidden() {
        try {
            response().sendError(HttpServletResponse.SC_FORBIDDEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        FacesContext.getCurrentInstance().responseComplete();
    }

    /** Gives the page the status 429 and a Retry-After header. */
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
