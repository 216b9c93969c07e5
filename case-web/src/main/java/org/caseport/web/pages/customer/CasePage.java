package org.caseport.web.pages.customer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.SupportCase;
import org.caseport.web.application.ReadingCases;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.PageAddress;
import org.jspecify.annotations.Nullable;

/** Backs {@code cases/case.xhtml}: one case of the reader's account, and right after submission what happens next. */
@Named
@RequestScoped
public class CasePage {

    @Inject
    ReadingCases readingCases;

    @Inject
    CurrentUser user;

    private boolean justSubmitted;
    private @Nullable SupportCase shown;

    @PostConstruct
    void read() {
        Map<String, String> asked =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        String id = asked.getOrDefault("id", "");
        justSubmitted = asked.containsKey("submitted");
        shown = CaseId.isCaseId(id)
                ? readingCases.find(user.member(), new CaseId(id)).orElse(null)
                : null;
    }

    /** Decides, before the page is drawn, whether there is something to draw. */
    public void enter() {
        if (shown == null) {
            PageAddress.notFound();
        }
    }

    static String address(CaseId id) {
        return "/cases/case?id=" + id;
    }

    static String addressAfterSubmission(CaseId id) {
        return address(id) + "&submitted=true";
    }

    public SupportCase shown() {
        if (shown == null) {
            throw new IllegalStateException("there is no case to show");
        }
        return shown;
    }

    /** Whether the reader comes from the wizard and wants to know that it worked. */
    public boolean isJustSubmitted() {
        return justSubmitted;
    }

    /** Newest first, as people read it. */
    public List<Communication> correspondence() {
        List<Communication> newestFirst = new ArrayList<>(shown().correspondence());
        Collections.reverse(newestFirst);
        return newestFirst;
    }
}
