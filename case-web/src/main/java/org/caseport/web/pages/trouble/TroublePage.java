package org.caseport.web.pages.trouble;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.caseport.web.frame.ErrorPage;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;

/** Backs {@code error.xhtml}: says what is wrong. Opened by its own address, it is a page that does not exist. */
@Named
@RequestScoped
public class TroublePage {

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    /** Gives the response the status of the error. */
    public void enter() {
        request.setAttribute(ErrorPage.STATUS, status());
        Redirects.response().setStatus(status());
    }

    private int status() {
        return request.getAttribute(ErrorPage.STATUS) instanceof Integer status
                ? status
                : HttpServletResponse.SC_NOT_FOUND;
    }

    public String title() {
        return labels.format("trouble." + kind() + ".title");
    }

    public String text() {
        return labels.format("trouble." + kind() + ".text");
    }

    private String kind() {
        return ErrorPage.kind(request, status());
    }

    /** Which frame the page has: agents are at their desk, others in the shell. */
    public String frame() {
        return user.isAgent() && !user.isAdministrator() ? "workspace" : "shell";
    }

    /** Whether a thing is missing which a search may find. */
    public boolean isSearchable() {
        return status() == HttpServletResponse.SC_NOT_FOUND && (user.isMember() || user.isAgent());
    }

    /** The address of the list that is searched. */
    public String list() {
        return user.root() + (user.isMember() ? "/cases" : "/workspace");
    }
}
