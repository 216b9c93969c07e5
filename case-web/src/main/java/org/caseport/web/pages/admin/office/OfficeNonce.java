package org.caseport.web.pages.admin.office;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.caseport.web.frame.SafeHeaders;
import org.primefaces.csp.CspState;

/**
 * Tells PrimeFaces the nonce that {@link SafeHeaders} has announced. PrimeFaces itself would send a second policy, and
 * keep its nonce in a session.
 */
class OfficeNonce extends CspState {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+/]{24}");
    private static final String PARAMETER = "primefaces.nonce";

    private final FacesContext faces;
    private final Object request;

    OfficeNonce(FacesContext faces, Object request) {
        super(faces);
        this.faces = faces;
        this.request = request;
    }

    /** The nonce of this page; in a partial response, that of the page which asked for it. */
    @Override
    public String getNonce() {
        if (!(request instanceof HttpServletRequest page)) {
            return "";
        }
        String asked = page.getParameter(PARAMETER);
        return faces.getPartialViewContext().isAjaxRequest()
                        && asked != null
                        && FORM.matcher(asked).matches()
                ? asked
                : SafeHeaders.nonce(page);
    }

    /** Always, so that PrimeFaces sends no policy of its own. */
    @Override
    public boolean isInitialized() {
        return true;
    }
}
