package org.caseport.web.pages.customer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.Cases;
import org.caseport.web.application.ReadingCases;
import org.caseport.web.pages.CatalogNames;
import org.caseport.web.pages.CurrentUser;
import org.jspecify.annotations.Nullable;

/** Backs {@code cases.xhtml}: the account's cases by last activity. What is shown stands in the address. */
@Named
@RequestScoped
public class CaseList {

    private static final int PAGE = 25;

    @Inject
    ReadingCases readingCases;

    @Inject
    CatalogNames names;

    @Inject
    CurrentUser user;

    private Cases.Show show = Cases.Show.ALL_OPEN;
    private Cases.@Nullable Place after;
    private @Nullable List<CaseSummary> found;

    @PostConstruct
    void read() {
        Map<String, String> asked =
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        show = "all".equals(asked.get("status")) ? Cases.Show.ALL : Cases.Show.ALL_OPEN;
        after = place(asked.getOrDefault("after", ""));
    }

    /** A place as an address names it; anything else is the beginning. */
    private static Cases.@Nullable Place place(String text) {
        String[] parts = text.split("~", 2);
        try {
            return parts.length == 2 ? new Cases.Place(Instant.parse(parts[0]), new CaseId(parts[1])) : null;
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return null;
        }
    }

    public List<CaseSummary> cases() {
        return found().stream().limit(PAGE).toList();
    }

    /** One more than a page is asked for: it tells whether there are older ones, without counting them. */
    private List<CaseSummary> found() {
        if (found == null) {
            found = readingCases.list(user.member(), show, after, PAGE + 1);
        }
        return found;
    }

    public boolean isEverything() {
        return show == Cases.Show.ALL;
    }

    public boolean isFurther() {
        return found().size() > PAGE;
    }

    /** Whether this is not the first page. */
    public boolean isLater() {
        return after != null;
    }

    public String serviceOf(CaseSummary summary) {
        return names.service(summary.type(), summary.service());
    }

    public String otherAddress() {
        return isEverything() ? "/cases" : "/cases?status=all";
    }

    public String firstAddress() {
        return isEverything() ? "/cases?status=all" : "/cases";
    }

    public String olderAddress() {
        Cases.Place last = found().get(PAGE - 1).place();
        return firstAddress() + (isEverything() ? "&" : "?") + "after=" + last.lastActivityAt() + "~" + last.id();
    }
}
