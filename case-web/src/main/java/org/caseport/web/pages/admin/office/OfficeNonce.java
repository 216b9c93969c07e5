package org.caseport.web.pages.admin.office;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.caseport.web.frame.SecurityHeadersFilter;
import org.jspecify.annotations.Nullable;
import org.primefaces.csp.CspState;

/**
 * Tells PrimeFaces the nonce of the page that is being drawn, and announces it in the page's policy when the first
 * script is written. PrimeFaces itself would send a second policy, and keep its nonce in a session.
 */
class OfficeNonce extends CspState {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+/]{24}");
    private static final String PARAMETER = "primefaces.nonce";

    private final FacesContext faces;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private @Nullable String nonce;

    OfficeNonce(FacesContext faces, HttpServletRequest request, HttpServletResponse response) {
        super(faces);
        this.faces = faces;
        this.request = request;
        this.response = response;
    }

    @Override
    public String getNonce() {
        String known = nonce;
        if (known == null) {
            known = ofPage();
            nonce = known;
        }
        return known;
    }

    /** A partial response becomes part of a page whose nonce came along. */
    private String ofPage() {
        String asked = request.getParameter(PARAMETER);
        if (asked != null
                && faces.getPartialViewContext().isAjaxRequest()
                && FORM.matcher(asked).matches()) {
            return asked;
        }
        return SecurityHeadersFilter.allowComponents(response);
    }

    /** Always, so that PrimeFaces sends no policy of its own. */
    @Override
    public boolean isInitialized() {
        return true;
    }
}
