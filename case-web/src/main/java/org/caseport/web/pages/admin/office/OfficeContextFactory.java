package org.caseport.web.pages.admin.office;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.FacesContextFactory;
import jakarta.faces.lifecycle.Lifecycle;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.caseport.web.frame.RequestPaths;
import org.primefaces.context.PrimeFacesContext;
import org.primefaces.context.PrimeFacesContextFactory;
import org.primefaces.csp.CspState;

/**
 * Makes the context of each request to a page. Only pages of the office get that of PrimeFaces, which gives scripts
 * their nonce; all other pages are drawn as if PrimeFaces were not there.
 */
public class OfficeContextFactory extends FacesContextFactory {

    public OfficeContextFactory(FacesContextFactory wrapped) {
        super(wrapped);
    }

    @Override
    public FacesContext getFacesContext(Object context, Object request, Object response, Lifecycle lifecycle) {
        FacesContext faces = withoutPrimeFaces().getFacesContext(context, request, response, lifecycle);
        if (request instanceof HttpServletRequest page && response instanceof HttpServletResponse answer) {
            faces.getAttributes().put(CspState.class.getName(), new OfficeNonce(faces, page, answer));
            return RequestPaths.isOffice(page) ? new PrimeFacesContext(faces) : faces;
        }
        return faces;
    }

    private FacesContextFactory withoutPrimeFaces() {
        FacesContextFactory factory = getWrapped();
        while (factory instanceof PrimeFacesContextFactory) {
            factory = factory.getWrapped();
        }
        return factory;
    }
}
