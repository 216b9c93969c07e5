package org.caseport.web.pages.customer.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.caseport.domain.draft.DraftFields;
import org.caseport.web.pages.AnnouncementBanner;

/** Tells where the wizard shows the notice of a known problem, and whether the author is affected by it. */
@Named
@RequestScoped
public class KnownProblemNotice {

    @Inject
    AnnouncementBanner banner;

    @Inject
    CreateCaseWizard wizard;

    /** Whether the author has said to be affected by the problem that is announced now. */
    public boolean isTicked() {
        return banner.isShown() && wizard.field(DraftFields.AFFECTED).equals(banner.id());
    }

    /** Whether the notice stands before the questions: it is about all services, or there is none to show it at yet. */
    public boolean isFirst() {
        return banner.isShown()
                && (banner.services().isEmpty() || (isTicked() && service().isEmpty()));
    }

    /** Whether the notice stands at the chosen service. */
    public boolean isAtService() {
        return !banner.services().isEmpty() && banner.concerns(service());
    }

    /** Whether the case will be linked to the problem. */
    public boolean isLinked() {
        return isTicked() && banner.concerns(service());
    }

    private String service() {
        return wizard.field(DraftFields.SERVICE);
    }
}
