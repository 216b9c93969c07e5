package org.caseport.web.pages;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;

/** Sends the browser on to another address of ours, by a GET whatever it came with. */
public final class Redirects {

    private Redirects() {}

    /** {@code address} begins with the portal's root and is already encoded. */
    public static void to(String address) {
        HttpServletResponse response = response();
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", address);
        FacesContext.getCurrentInstance().responseComplete();
    }

    static HttpServletResponse response() {
        return (HttpServletResponse)
                FacesContext.getCurrentInstance().getExternalContext().getResponse();
    }
}
